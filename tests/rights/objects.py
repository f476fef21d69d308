"""Which object each address names: the table that a new address needs a row in.

`of_branch` rows name something of one branch: at another branch it answers 404. `of_company` rows name what
belongs to everybody who has the permission at all. `handed` rows name something of one branch that is seen
there by who works with it, and by the one it was handed to, whatever the permissions. `of_customer` rows are
opened by a secret or by a visit, `own` ones by the user they belong to.
Addresses without a changing part need no row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

Named = Callable[[SimpleNamespace], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """`named(place)` are the changing parts of the address for the object of that place."""

    kind: str
    named: Named


def of_branch(**parts: str) -> Row:
    """parts: `pk="talk"` means the number of place.talk; "talk.key" another attribute of it."""
    return Row("branch", lambda place: {name: found(place, path) for name, path in parts.items()})


def handed(**parts: str) -> Row:
    return Row("handed", of_branch(**parts).named)


def of_company(named: Callable[[SimpleNamespace], dict[str, Any]]) -> Row:
    return Row("company", named)


def found(place: SimpleNamespace, path: str) -> Any:
    name, _dot, attribute = path.partition(".")
    return getattr(getattr(place, name), attribute or "pk")


CUSTOMER = of_branch(pk="customer")
TALK = of_branch(pk="talk")
MESSAGE = of_branch(pk="message")
CASE = of_branch(pk="case")
COMPENSATION = of_branch(pk="compensation")
COMPLAINT = of_branch(pk="complaint")
ORDER = of_branch(pk="order")
WHY = Row("branch", lambda place: {"thing": f"case-{place.case.pk}"})
ROOT_CAUSE = of_company(lambda world: {"pk": world.common.cause.pk})
MEETING = of_company(lambda world: {"pk": world.common.meeting.pk})
INVESTIGATION = of_branch(pk="investigation")
DUTY = of_company(lambda world: {"pk": world.common.duty.pk})
CORRECTIVE_ACTION = of_company(lambda world: {"pk": world.common.action.pk})
INBOX = of_branch(pk="inbox")
BRANCH = of_company(lambda world: {"pk": world.foreign.branch.pk})
QUESTION = of_company(
    lambda world: {"pk": world.common.survey.pk, "question": world.common.survey.questions.first().pk}
)
PRODUCT = of_company(lambda world: {"pk": world.common.product.pk})
RULE = of_company(lambda world: {"pk": world.common.rule.pk})
WAVE = of_company(lambda world: {"pk": world.common.wave.pk})
SECRET = Row("customer", lambda place: {"token": "1-0000"})

ROWS: dict[str, Row] = {
    # core
    "core:job_repetition": of_company(lambda world: {"pk": 1}),
    # company: who may change places and people changes those of the whole company
    "company:user": of_company(lambda world: {"pk": world.foreign.user.pk}),
    "company:activity": of_company(lambda world: {"pk": world.foreign.user.pk}),
    "company:role": of_company(lambda world: {"pk": world.common.role.pk}),
    "company:branch": BRANCH,
    "company:branch_closure": BRANCH,
    "company:hours": BRANCH,
    "company:holidays": BRANCH,
    "company:public_holidays": BRANCH,
    "company:holiday_removal": of_company(
        lambda world: {"pk": world.foreign.branch.pk, "holiday_pk": world.foreign.holiday.pk}
    ),
    "company:department": of_company(lambda world: {"pk": world.common.department.pk}),
    "company:team": of_company(lambda world: {"pk": world.foreign.team.pk}),
    "company:parameter_section": of_company(lambda world: {"section": "Desk"}),
    "company:token_revocation": of_company(lambda world: {"pk": world.foreign.token.pk}),
    # insight
    "insight:kpi": of_company(lambda world: {"name": "nps"}),
    "insight:target": of_company(lambda world: {"name": "nps"}),
    # customers
    "customers:export": of_company(lambda world: {"kind": "csv"}),
    "customers:card": CUSTOMER,
    "customers:side_card": CUSTOMER,
    "customers:change": CUSTOMER,
    "customers:addresses": CUSTOMER,
    "customers:address_proof": of_branch(pk="customer", address="identity"),
    "customers:address_removal": of_branch(pk="customer", address="identity"),
    "customers:expectations": CUSTOMER,
    "customers:expectation_answer": of_branch(pk="customer", row="expectation"),
    "customers:wishes": CUSTOMER,
    "customers:wish_answer": of_branch(pk="customer", row="wish"),
    "customers:customer_promises": CUSTOMER,
    "customers:consents": CUSTOMER,
    "customers:privacy": CUSTOMER,
    "customers:suggestions": CUSTOMER,
    "customers:dismissal": of_branch(pk="customer", other="other"),
    "customers:choose_merge": CUSTOMER,
    "customers:merge": of_branch(pk="customer", other="other"),
    "customers:unmerge": of_branch(pk="customer_merge"),
    "customers:promise_outcome": of_branch(pk="promise"),
    # channels
    "channels:new_inbox": of_company(lambda world: {"kind": "email"}),
    "channels:inbox": INBOX,
    "channels:trial": INBOX,
    "channels:look": INBOX,
    "channels:switch": INBOX,
    "channels:setup": INBOX,
    "channels:hours": INBOX,
    "channels:deliveries": INBOX,
    "channels:raw": of_branch(pk="delivery"),
    "channels:decision": of_branch(pk="dispatch"),
    "channels:door": Row("customer", lambda place: {"key": "no-such-key"}),
    "channels:passed_file": Row("customer", lambda place: {"key": place.chat.key, "passed": "1:forged"}),
    "channels:form": Row("customer", lambda place: {"key": place.form.key}),
    "channels:form_thanks": Row("customer", lambda place: {"key": place.form.key, "receipt": "1:forged"}),
    "channels:chat_session": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_messages": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_seen": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_writing": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_file": Row("customer", lambda place: {"key": place.chat.key, "passed": "1:forged"}),
    "channels:try_chat": Row("customer", lambda place: {"key": place.chat.key}),
    # knowledge
    "knowledge:article": of_company(lambda world: {"pk": world.common.article.pk}),
    "knowledge:publication": of_company(lambda world: {"pk": world.common.article.pk}),
    "knowledge:product": PRODUCT,
    "knowledge:product_retirement": PRODUCT,
    "knowledge:product_picture": PRODUCT,
    # desk
    "desk:queue": of_company(lambda world: {"queue": "open"}),
    "desk:conversation": TALK,
    "desk:talk": TALK,
    "desk:side": TALK,
    "desk:clocks": TALK,
    "desk:reply": TALK,
    "desk:note": TALK,
    "desk:draft": TALK,
    "desk:attendance": TALK,
    "desk:writing": TALK,
    "desk:assignment": TALK,
    "desk:transfer": TALK,
    "desk:circle": TALK,
    "desk:opening_up": TALK,
    "desk:entering": of_branch(pk="confided"),
    "desk:snooze": TALK,
    "desk:waking": TALK,
    "desk:resolution": TALK,
    "desk:reopening": TALK,
    "desk:unanswered": TALK,
    "desk:promises": TALK,
    "desk:promise_kept": of_branch(pk="talk", promise_pk="promise"),
    "desk:merge": TALK,
    "desk:match": TALK,
    "desk:unmerge": of_branch(pk="merge"),
    "desk:formatted": MESSAGE,
    "desk:html": MESSAGE,
    "desk:whole": MESSAGE,
    "desk:original": MESSAGE,
    "desk:sending": MESSAGE,
    "desk:attachment": of_branch(pk="attachment"),
    "desk:preview": of_branch(pk="attachment"),
    # rules
    "rules:rule": RULE,
    "rules:history": RULE,
    "rules:switch": RULE,
    "rules:runs": RULE,
    # answers
    "answers:reply": of_branch(pk="saved_reply"),
    "answers:reply_retirement": of_branch(pk="saved_reply"),
    "answers:macro": of_branch(pk="macro"),
    "answers:macro_retirement": of_branch(pk="macro"),
    "answers:offers": TALK,
    "answers:hints": TALK,
    "answers:insertion": Row(
        "branch", lambda place: {"pk": place.talk.pk, "kind": "reply", "number": place.saved_reply.pk}
    ),
    "answers:macro_run": of_branch(pk="talk", number="macro"),
    "answers:judgement": MESSAGE,
    "answers:flag_question": TALK,
    "answers:question_article": of_company(lambda world: {"pk": world.common.open_question.pk}),
    "answers:question_settlement": of_company(lambda world: {"pk": world.common.open_question.pk}),
    "desk:limit_switch": of_company(lambda world: {"pk": world.common.limit.pk}),
    "desk:retirement": of_company(lambda world: {"pk": world.common.reason.pk}),
    "desk:queue_removal": of_company(lambda world: {"pk": world.common.queue.pk}),
    "desk:limit": of_company(lambda world: {"pk": world.common.limit.pk}),
    # routing: who gives out conversations does so for the whole company
    **{
        f"webhooks:{name}": of_branch(pk="webhook")
        for name in ("webhook", "change", "switch", "secret", "trial", "removal")
    },
    "webhooks:repetition": of_branch(pk="telling"),
    **{
        f"imports:{name}": of_branch(pk="taken_over")
        for name in ("import", "reading", "start", "undoing", "removal")
    },
    **{
        f"imports:{name}": of_branch(pk="mailbox")
        for name in ("mailbox", "own_addresses", "mailbox_start", "mailbox_undoing", "mailbox_removal")
    },
    "routing:policy": of_company(lambda world: {"pk": world.common.routing.pk}),
    "routing:person": of_branch(pk="user"),
    "routing:absence_end": of_branch(pk="absence"),
    "routing:conversation": TALK,
    "routing:again": TALK,
    # reports
    "reports:export": of_company(lambda world: {"kind": "csv"}),
    "reports:rows_export": of_company(lambda world: {"kind": "csv"}),
    # reception
    "reception:contact": CUSTOMER,
    "reception:visits": CUSTOMER,
    "reception:book_consultation": CUSTOMER,
    "reception:hand_over": TALK,
    "reception:received": of_branch(pk="hand_over"),
    "reception:acceptance": of_branch(pk="hand_over"),
    "reception:return": of_branch(pk="hand_over"),
    "reception:photo": of_branch(pk="book_entry"),
    "reception:arrival": of_branch(pk="senior_call"),
    "reception:recording": of_branch(pk="call"),
    "reception:consultation_ending": of_branch(pk="consultation"),
    # feedback
    "feedback:survey_page": SECRET,
    "feedback:opening": SECRET,
    "feedback:correction": SECRET,
    "feedback:response": of_branch(pk="response"),
    "feedback:touchpoint": of_branch(pk="touchpoint"),
    "feedback:edit_touchpoint": of_branch(pk="touchpoint"),
    "feedback:retirement": of_branch(pk="touchpoint"),
    "feedback:judgement": of_branch(pk="touchpoint"),
    "push:words": Row("own", lambda place: {"pk": place.device.pk}),
    "push:removal": Row("own", lambda place: {"pk": place.device.pk}),
    "feedback:quiz": Row("own", lambda place: {"pk": place.quiz.pk}),
    "feedback:survey": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:preview": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:survey_words": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:begin_ready": of_company(lambda world: {"name": "contact"}),
    "feedback:survey_copy": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:survey_switch": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:new_question": of_company(lambda world: {"pk": world.common.survey.pk, "kind": "emotion"}),
    "feedback:question": QUESTION,
    "feedback:place": QUESTION,
    "feedback:question_retirement": QUESTION,
    "feedback:wave": WAVE,
    "feedback:wave_plan": WAVE,
    "feedback:wave_progress": WAVE,
    "feedback:wave_start": WAVE,
    "feedback:wave_pause": WAVE,
    "feedback:wave_ending": WAVE,
    "feedback:wave_conclusions": WAVE,
    "feedback:quota_removal": of_branch(pk="quota"),
    "feedback:explain": CUSTOMER,
    "feedback:revocation": of_branch(pk="pending"),
    # reading
    "reading:touchpoint": of_branch(pk="touchpoint"),
    "reading:alike": of_branch(pk="mark"),
    # orders
    "orders:type": of_company(lambda world: {"pk": world.common.request_type.pk}),
    "orders:retirement": of_company(lambda world: {"pk": world.common.request_type.pk}),
    "orders:plan": TALK,
    "orders:beginning": TALK,
    "orders:ending": of_branch(pk="plan"),
    "orders:step": handed(pk="step"),
    "orders:evidence": handed(pk="step"),
    "orders:completion": handed(pk="step"),
    "orders:handing": handed(pk="step"),
    "orders:sending_back": handed(pk="step"),
    "orders:evidence_file": handed(pk="evidence"),
    "orders:evidence_preview": handed(pk="evidence"),
    "orders:order": ORDER,
    "orders:diagnosis": ORDER,
    "orders:work_done": ORDER,
    "orders:price": ORDER,
    "orders:part": ORDER,
    "orders:warranty": ORDER,
    "orders:price_answer": of_branch(pk="price"),
    "orders:part_fate": of_branch(pk="part"),
    "orders:ways": of_branch(pk="lateness"),
    "orders:choice": of_branch(pk="date_option"),
    "orders:taking": TALK,
    "orders:new_entry": of_company(lambda world: {"register": "works"}),
    "orders:entry": of_company(lambda world: {"register": "works", "pk": world.common.work.pk}),
    "orders:customer": SECRET,
    "orders:picture": Row("customer", lambda place: {"token": "1-0000", "pk": place.evidence.pk}),
    # privacy
    "privacy:person": CUSTOMER,
    "privacy:giving": CUSTOMER,
    "privacy:erasing": CUSTOMER,
    "privacy:erasure": of_company(lambda world: {"pk": world.common.erasure.pk}),
    "privacy:certificate": of_company(lambda world: {"pk": world.common.erasure.pk}),
    "privacy:rule": of_branch(pk="retention"),
    "privacy:removal": of_branch(pk="retention"),
    # asides
    "asides:beside": TALK,
    "asides:new": TALK,
    "asides:aside": of_branch(pk="aside"),
    "asides:more": of_branch(pk="aside"),
    "asides:closure": of_branch(pk="aside"),
    "asides:file": of_branch(pk="aside_message", file="aside_file"),
    # visits
    "visits:appointment": of_branch(pk="appointment"),
    "visits:time": of_branch(pk="appointment"),
    "visits:confirmation": of_branch(pk="appointment"),
    "visits:ending": of_branch(pk="appointment"),
    "visits:new": CUSTOMER,
    "visits:customer": SECRET,
    # agenda
    "agenda:finishing": of_branch(pk="task"),
    "agenda:task_here": TALK,
    "agenda:ending": of_company(lambda world: {"pk": world.foreign.follow_up.pk}),
    # custody
    "custody:document": of_branch(pk="document"),
    "custody:opening": of_branch(pk="document"),
    "custody:verdict": of_branch(pk="document"),
    "custody:keeping": of_branch(pk="document"),
    "custody:asking": TALK,
    "custody:sending": SECRET,
    "reading:betterment": of_branch(pk="change"),
    "reading:withdrawal": of_branch(pk="change"),
    "reading:settlement": of_branch(pk="alarm"),
    # asking
    "asking:receipt_page": SECRET,
    "asking:receipt_contact": SECRET,
    "asking:smileys_page": SECRET,
    "asking:smileys_contact": SECRET,
    "asking:short_link": SECRET,
    "asking:chat_marks": SECRET,
    "asking:kiosk_page": SECRET,
    "asking:kiosk_worker": SECRET,
    "asking:kiosk_answers": SECRET,
    "asking:till": of_branch(pk="till"),
    "asking:till_key": of_branch(pk="till"),
    "asking:kiosk": of_branch(pk="kiosk"),
    "asking:call_list": of_branch(pk="call_list"),
    "asking:next_call": of_branch(pk="call_list"),
    "asking:call": of_branch(pk="interview"),
    "asking:call_outcome": of_branch(pk="interview"),
    "asking:short_ask": TALK,
    "asking:batch": of_branch(pk="batch"),
    "asking:batch_end": of_branch(pk="batch"),
    "asking:settlement": of_branch(pk="batch", sheet_pk="sheet"),
    # recovery
    "recovery:word": SECRET,
    "recovery:export": of_company(lambda world: {"kind": "csv"}),
    "recovery:case": CASE,
    "recovery:taking": CASE,
    "recovery:owner": CASE,
    "recovery:call": CASE,
    "recovery:message": CASE,
    "recovery:remark": CASE,
    "recovery:goodwill": CASE,
    "recovery:agreement": of_branch(pk="case", goodwill_id="goodwill"),
    "recovery:fix": CASE,
    "recovery:question": CASE,
    "recovery:heard": CASE,
    "recovery:weight": CASE,
    "recovery:export_gifts": of_company(lambda world: {"kind": "csv"}),
    "recovery:export_candour": of_company(lambda world: {"kind": "csv"}),
    "recovery:review": of_branch(pk="goodwill"),
    "recovery:decline": of_branch(pk="goodwill"),
    "recovery:agree": of_branch(pk="goodwill"),
    "recovery:compensation": COMPENSATION,
    "recovery:confirmation": COMPENSATION,
    "recovery:undoing": COMPENSATION,
    "recovery:ending": CASE,
    # complaints
    "complaints:export": of_company(lambda world: {"kind": "csv"}),
    "complaints:complaint": COMPLAINT,
    "complaints:acknowledgement": COMPLAINT,
    "complaints:answer": COMPLAINT,
    "complaints:view": COMPLAINT,
    "complaints:ending": COMPLAINT,
    "complaints:extension": COMPLAINT,
    "complaints:step": COMPLAINT,
    "complaints:owner": COMPLAINT,
    "complaints:ties": COMPLAINT,
    "complaints:word": SECRET,
    "complaints:preset": of_company(lambda world: {"pk": world.common.deadline.pk}),
    # improvement: causes, duties and actions are the whole company's
    "improvement:export": of_company(lambda world: {"kind": "csv"}),
    "improvement:cause": ROOT_CAUSE,
    "improvement:edit_cause": ROOT_CAUSE,
    "improvement:retirement": ROOT_CAUSE,
    "improvement:responsible": ROOT_CAUSE,
    "improvement:new_action": ROOT_CAUSE,
    "improvement:similar": ROOT_CAUSE,
    "improvement:why": WHY,
    "improvement:unlinking": WHY,
    "improvement:export_duties": of_company(lambda world: {"kind": "csv"}),
    "improvement:duty": DUTY,
    "improvement:answer": DUTY,
    "improvement:putting_off": DUTY,
    "improvement:duty_withdrawal": DUTY,
    "improvement:action": CORRECTIVE_ACTION,
    "improvement:action_withdrawal": CORRECTIVE_ACTION,
    "improvement:meeting": MEETING,
    "improvement:edit_meeting": MEETING,
    "improvement:printed": MEETING,
    "improvement:meeting_calendar": MEETING,
    "improvement:meeting_answer": MEETING,
    "improvement:beginning": MEETING,
    "improvement:minutes": MEETING,
    "improvement:meeting_duties": MEETING,
    "improvement:meeting_closing": MEETING,
    "improvement:calling_off": MEETING,
    "improvement:opening": CASE,
    "improvement:investigation": INVESTIGATION,
    "improvement:facts": INVESTIGATION,
    "improvement:testimony": INVESTIGATION,
    "improvement:conclusion": INVESTIGATION,
    # reviews
    "reviews:review": of_branch(pk="review"),
    "reviews:sorting": of_branch(pk="review"),
    "reviews:posting": of_branch(pk="review"),
    "reviews:site": of_branch(pk="review_site"),
    "reviews:reading": of_branch(pk="review_site"),
    # stakes
    "stakes:export": of_company(lambda world: {"kind": "csv"}),
    "stakes:coming_back": of_branch(pk="leaving"),
    "stakes:leaving": CUSTOMER,
    "stakes:followers": CUSTOMER,
    "stakes:goal_calling_off": of_branch(pk="goal"),
    # portal
    "portal:help_page": of_company(lambda world: {"slug": world.common.article.slug}),
    "portal:entrance": SECRET,
    "portal:first": SECRET,
    "portal:conversation": Row("customer", lambda place: {"pk": place.talk.pk}),
}
