"""Which object each address names: the table that a new address needs a row in.

`of_branch` rows name something of one branch: at another branch it answers 404. `of_company` rows name what
belongs to everybody who has the permission at all. `of_customer` rows are opened by a secret or by a visit.
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


def of_company(named: Callable[[SimpleNamespace], dict[str, Any]]) -> Row:
    return Row("company", named)


def found(place: SimpleNamespace, path: str) -> Any:
    name, _dot, attribute = path.partition(".")
    return getattr(getattr(place, name), attribute or "pk")


CUSTOMER = of_branch(pk="customer")
TALK = of_branch(pk="talk")
MESSAGE = of_branch(pk="message")
CASE = of_branch(pk="case")
INBOX = of_branch(pk="inbox")
BRANCH = of_company(lambda world: {"pk": world.foreign.branch.pk})
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
    "channels:deliveries": INBOX,
    "channels:raw": of_branch(pk="delivery"),
    "channels:decision": of_branch(pk="dispatch"),
    "channels:door": Row("customer", lambda place: {"key": "no-such-key"}),
    "channels:form": Row("customer", lambda place: {"key": place.form.key}),
    "channels:form_thanks": Row("customer", lambda place: {"key": place.form.key, "receipt": "1:forged"}),
    "channels:chat_session": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_messages": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_seen": Row("customer", lambda place: {"key": place.chat.key}),
    "channels:chat_file": Row("customer", lambda place: {"key": place.chat.key, "passed": "1:forged"}),
    "channels:try_chat": Row("customer", lambda place: {"key": place.chat.key}),
    # knowledge
    "knowledge:article": of_company(lambda world: {"pk": world.common.article.pk}),
    "knowledge:publication": of_company(lambda world: {"pk": world.common.article.pk}),
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
    "desk:assignment": TALK,
    "desk:transfer": TALK,
    "desk:snooze": TALK,
    "desk:waking": TALK,
    "desk:resolution": TALK,
    "desk:reopening": TALK,
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
    "desk:limit": of_company(lambda world: {"pk": world.common.limit.pk}),
    # feedback
    "feedback:survey_page": SECRET,
    "feedback:opening": SECRET,
    "feedback:response": of_branch(pk="response"),
    "feedback:touchpoint": of_branch(pk="touchpoint"),
    "feedback:edit_touchpoint": of_branch(pk="touchpoint"),
    "feedback:retirement": of_branch(pk="touchpoint"),
    "feedback:survey": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:preview": of_company(lambda world: {"pk": world.common.survey.pk}),
    "feedback:explain": CUSTOMER,
    "feedback:revocation": of_branch(pk="pending"),
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
    "recovery:ending": CASE,
    # portal
    "portal:help_page": of_company(lambda world: {"slug": world.common.article.slug}),
    "portal:entrance": SECRET,
    "portal:first": SECRET,
    "portal:conversation": Row("customer", lambda place: {"pk": place.talk.pk}),
}
