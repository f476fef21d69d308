"""Two branches with one of everything in each, so that every address has an own and a foreign object."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

from django.utils import timezone
from PIL import Image

from tests.cast import greet, hire, open_branch
from zabota.agenda.models import FollowUpRule, Task
from zabota.answers.models import Macro, SavedReply, SavedReplyText
from zabota.asides.models import Aside, AsideMessage
from zabota.asking.models import Call as Interview
from zabota.asking.models import CallList, Kiosk, PaperBatch, PaperSheet, Till
from zabota.channels.models import Delivery, Dispatch, Inbox
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import ApiToken, Branch, Department, Holiday, Role, Team, User
from zabota.company.models.api_token import digest_of, new_token
from zabota.company.roles import ROLES
from zabota.complaints.models import Complaint, DeadlineRule
from zabota.core.actions.store_file import store_file
from zabota.core.models import Row
from zabota.core.permissions import permissions
from zabota.custody.models import Document
from zabota.custody.sealed import seal
from zabota.customers.actions.merge import merge as merge_customers
from zabota.customers.models import Expectation, Identity, MergeSuggestion, Promise, Wish
from zabota.desk.actions.confide import confide
from zabota.desk.actions.merge import merge as merge_conversations
from zabota.desk.models import (
    Attachment,
    ContactReason,
    Conversation,
    Fulfilment,
    Message,
    Note,
    SlaPolicy,
)
from zabota.desk.models import Queue as SavedQueue
from zabota.feedback.models import (
    Invitation,
    Mark,
    Question,
    Quota,
    Response,
    Survey,
    Touchpoint,
    TouchpointQuiz,
    Wave,
)
from zabota.imports.models import CustomerImport, MailboxImport
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.models import CorrectiveAction, Duty, Investigation, Meeting, RootCause
from zabota.knowledge.models import Article, ArticleText, OpenQuestion, Product, ProductText
from zabota.orders.models import (
    ActionPlan,
    DateOption,
    Evidence,
    Lateness,
    Licence,
    Maker,
    Part,
    PriceOffer,
    RequestStep,
    RequestType,
    ServiceArea,
    ServiceOrder,
    Work,
)
from zabota.portal.models import PortalLink
from zabota.privacy.models import Erasure, RetentionRule
from zabota.push.models import Device
from zabota.reading.actions.announce_change import announce_change
from zabota.reading.models import Alarm
from zabota.reception.models import BookEntry, Call, Consultation, HandOver, SeniorCall
from zabota.recovery.models import Compensation, Goodwill, RecoveryCase
from zabota.reviews.models import PublicAnswer, Review, ReviewSite
from zabota.routing.models import Absence, RoutingPolicy
from zabota.rules.models import Rule
from zabota.stakes.models import Goal, Leaving
from zabota.visits.models import Appointment
from zabota.webhooks.models import Telling, Webhook

EVERYTHING = "everything at one branch"
"""A role somebody made: every permission, and still only its own branches."""


def make_world() -> SimpleNamespace:
    provide_roles()
    Role.objects.create(name=EVERYTHING, permissions=[permission.name for permission in permissions])
    central, north = open_branch("Central"), open_branch("North")
    common = make_common()
    places = {branch.name: make_place(branch, common) for branch in (central, north)}
    people = {key: hire(f"{key}_central", key, central) for key in ROLES}
    people[EVERYTHING] = User.objects.create_user(
        "everything@zabota.example", "a long password", name="Every"
    )
    people[EVERYTHING].roles.add(Role.objects.get(name=EVERYTHING))
    people[EVERYTHING].branches.add(central)
    people = {key: User.objects.get(id=user.id) for key, user in people.items()}
    return SimpleNamespace(
        own=places["Central"],
        foreign=places["North"],
        common=common,
        people=people,
        north_user=hire("Pavel", "team_lead", north),
    )


def make_common() -> SimpleNamespace:
    """What belongs to the whole company."""
    author = hire("Author", "administrator")
    survey = Survey.objects.create(name="How was it?", asked_after_resolution=True)
    today = timezone.localdate()
    wave = Wave.objects.create(survey=survey, name="Autumn", starts_on=today, ends_on=today)
    article = Article.objects.create(slug="opening-hours", published_at=timezone.now(), by=author)
    ArticleText.objects.create(article=article, language="en", title="Opening hours", body="From nine.")
    set_parameter("knowledge.prices_are_open", True)
    stored = store_file(picture(), "a1.png", "image/png")
    product = Product.objects.create(code="A1", price=899, currency="MDL", picture=stored)
    ProductText.objects.create(product=product, language="en", name="Kettle")
    cause = RootCause.objects.create(name="Too few chairs", responsible=author, opened_at=timezone.now())
    today = timezone.localdate()
    return SimpleNamespace(
        author=author,
        survey=survey,
        wave=wave,
        cause=cause,
        meeting=Meeting.objects.create(at=timezone.now(), chair=author),
        duty=Duty.objects.create(
            kind="report", owner=author, cause=cause, due_on=today, first_due_on=today, given_by=author
        ),
        action=CorrectiveAction.objects.create(
            cause=cause, what="More chairs", owner=author, procedure_after="Eight chairs", starts_on=today
        ),
        article=article,
        erasure=Erasure.objects.create(
            customer_ids=[0], born="0", because="asked", by=author, looked_at=timezone.now()
        ),
        reason=ContactReason.objects.create(name="Order"),
        request_type=RequestType.objects.create(name="Repair", is_order=True),
        work=Work.objects.create(name="Washing machines", needs_licence=False),
        licence=Licence.objects.create(number="7", issuer="City", valid_from=today, valid_until=today),
        maker=Maker.objects.create(name="Zanussi"),
        area=ServiceArea.objects.create(name="Town", places="Chișinău"),
        limit=SlaPolicy.objects.create(name="Usual"),
        queue=SavedQueue.objects.create(name="Shared", filters={"state": "open"}),
        routing=RoutingPolicy.objects.create(name="In turn", switched_off_at=timezone.now()),
        department=Department.objects.create(name="Care"),
        open_question=OpenQuestion.objects.create(
            text="Why?", folded="why", source="help", last_asked_at=timezone.now()
        ),
        product=product,
        rule=Rule.objects.create(name="When it begins", trigger="opened", deeds={"note": "Look"}),
        deadline=DeadlineRule.objects.create(
            country="MD",
            kind="claim",
            acknowledge_days=1,
            acknowledge_unit="working",
            answer_days=5,
            answer_unit="working",
        ),
        role=Role.objects.get(key="desk_specialist"),
    )


def make_place(branch: Branch, common: SimpleNamespace) -> SimpleNamespace:
    """One of everything at this branch; `secret` is in every text that a foreigner must not read."""
    secret = f"Тайна-{branch.name}"
    now = timezone.now()
    user = hire(f"worker_{branch.name}", "desk_specialist", branch)
    team = Team.objects.create(name=f"Desk {branch.name}", branch=branch)
    inbox = Inbox.objects.create(
        name=f"Mail {branch.name}",
        kind="email",
        key=f"mail-{branch.name.lower()}",
        address=f"{branch.name.lower()}@zabota.example",
        branch=branch,
        team=team,
    )
    customer = greet(f"{secret} Первый", f"first@{branch.name}.example.com", branch)
    other = greet(f"{secret} Второй", f"second@{branch.name}.example.com", branch)
    third = greet(f"{secret} Третий", f"third@{branch.name}.example.com", branch)
    link = PortalLink.objects.create(
        customer=customer, address="first@example.com", expires_at=now + timedelta(hours=1), used_at=now
    )
    talk, other_talk, merged_talk, confided = (
        make_talk(customer, inbox, secret, user) for _number in range(4)
    )
    confide(confided, by=user)
    merged = merge_conversations(talk, merged_talk, by=user)
    delivery = Delivery.objects.create(
        inbox=inbox, key=f"key-{branch.name}", raw=mail(secret), read_at=now, outcome="message"
    )
    dispatch = Dispatch.objects.create(
        inbox=inbox,
        to=f"first@{branch.name}.example.com",
        body=secret,
        subject=secret,
        uncertain_at=now,
        message_id=f"<{branch.name}@zabota.example>",
    )
    message = Message.objects.create(
        conversation=talk,
        direction="in",
        author="customer",
        text=secret,
        html=f"<p>{secret}</p>",
        delivery=delivery,
        dispatch=dispatch,
    )
    document = Document.objects.create(
        conversation=talk,
        kind="passport",
        reason=secret,
        needed_until=now + timedelta(days=3),
        asked_by=user,
        received_at=now,
        sealed_as=seal(secret.encode()),
    )
    file = store_file(picture(), f"{secret}.png", "image/png")
    attachment = Attachment.objects.create(conversation=talk, message=message, file=file)
    Note.objects.create(conversation=talk, user=user, text=secret)
    touchpoint = Touchpoint.objects.create(name=f"Door {branch.name}", stage="arriving", branch=branch)
    Question.objects.create(survey=common.survey, kind="mark", touchpoint=touchpoint)
    invitation, response = make_answer(talk, common.survey, touchpoint, secret)
    pending, _none = make_answer(other_talk, common.survey, touchpoint, "")
    expectation = Expectation.objects.create(customer=customer, text=secret, by=user)
    Fulfilment.objects.create(expectation=expectation, conversation=talk, is_met=False, by=user)
    case = RecoveryCase.objects.create(
        response=response,
        customer=customer,
        conversation=talk,
        branch=branch,
        lowest=3,
        contact_due_at=now,
        fix_due_at=now,
        next_due_at=now,
    )
    link_cause(common.cause, "case", case, by=user)
    call_list = CallList.objects.create(name=secret, survey=common.survey, branch=branch, made_by=user)
    batch = PaperBatch.objects.create(
        name=secret, branch=branch, survey=common.survey, answered_on=now.date(), made_by=user
    )
    return SimpleNamespace(
        secret=secret,
        branch=branch,
        user=user,
        team=team,
        inbox=inbox,
        customer=customer,
        other=other,
        link=link,
        identity=Identity.objects.get(customer=customer),
        wish=Wish.objects.create(customer=customer, text=secret, by=user),
        expectation=expectation,
        promise=Promise.objects.create(
            customer=customer,
            owner=user,
            text=secret,
            due_at=now + timedelta(days=1),
            about=f"conversation-{talk.pk}",
        ),
        customer_merge=merge_customers(customer, third, by=user),
        appointment=Appointment.objects.create(
            customer=customer,
            branch=branch,
            host=user,
            about=secret,
            starts_at=now + timedelta(days=1),
            booked_by=user,
        ),
        **make_aside(talk, inbox, user, file, secret),
        task=Task.objects.create(text=secret, owner=user, due_at=now, conversation=talk),
        follow_up=FollowUpRule.objects.create(inbox=inbox, days=7),
        suggestion=MergeSuggestion.objects.create(customer=customer, other=other, reason="test"),
        **make_answers(branch, secret),
        common=common,
        talk=talk,
        confided=confided,
        merge=merged,
        delivery=delivery,
        dispatch=dispatch,
        message=message,
        attachment=attachment,
        document=document,
        retention=RetentionRule.objects.create(kind="answers", branch=branch, months=12, by=user),
        touchpoint=touchpoint,
        quota=Quota.objects.create(branch=branch, period="month", most=5),
        till=Till.objects.create(branch=branch, name=secret, survey=common.survey),
        kiosk=Kiosk.objects.create(branch=branch, name=secret, survey=common.survey),
        call_list=call_list,
        interview=Interview.objects.create(call_list=call_list, customer=customer, note=secret),
        batch=batch,
        sheet=PaperSheet.objects.create(
            batch=batch, number=1, first={"marks": {}, "comment": secret}, first_by=user
        ),
        quiz=TouchpointQuiz.objects.create(user=user, seconds=60),
        device=Device.objects.create(
            user=user, session_key="none", name=secret, digest=secret[:64], way={"endpoint": secret}
        ),
        invitation=invitation,
        pending=pending,
        response=response,
        mark=response.marks.get(),
        change=announce_change(secret, touchpoint, now.date(), branches=[branch]),
        alarm=Alarm.objects.create(
            branch=branch, on=now.date(), word=secret, shown=secret, count=9, n=10, usual=0.1, chance=0.0
        ),
        case=case,
        leaving=Leaving.objects.create(
            customer=customer, branch=branch, left_on=now.date(), reason="price", said=secret, by=user
        ),
        goal=Goal.objects.create(
            measure="complaints",
            branch=branch,
            baseline_from=now.date() - timedelta(days=60),
            baseline_until=now.date() - timedelta(days=10),
            due_on=now.date() + timedelta(days=90),
        ),
        investigation=Investigation.objects.create(
            case=case, lead=user, due_on=now.date(), what_happened=secret
        ),
        goodwill=Goodwill.objects.create(
            case=case,
            kind="gift",
            what=secret,
            cost=Decimal(10),
            currency="MDL",
            given_by=user,
            limit=Decimal(0),
            within_limit=False,
        ),
        compensation=Compensation.objects.create(
            incident=secret,
            branch=branch,
            kind="gift",
            what=secret,
            cost=Decimal(5),
            currency="MDL",
            text=secret,
            planned_by=user,
        ),
        complaint=Complaint.objects.create(
            number=branch.id,
            kind="complaint",
            source="mark",
            customer=customer,
            branch=branch,
            conversation=talk,
            recovery_case=case,
            text=secret,
            acknowledge_due_at=now,
            answer_due_at=now,
            next_due_at=now,
        ),
        **make_review(branch, user, secret),
        absence=Absence.objects.create(
            user=user, starts_at=now, ends_at=now + timedelta(days=1), kind="sick", note=secret
        ),
        taken_over=CustomerImport.objects.create(
            by=user, branch=branch, filename=secret, encoding="utf-8-sig", delimiter=";"
        ),
        mailbox=MailboxImport.objects.create(by=user, inbox=inbox, branch=branch, filename=secret),
        **make_webhook(branch, user, secret),
        **make_front_office(branch, customer, talk, user, team, inbox, file, secret),
        **make_plan(other_talk, common, user, file, secret),
        holiday=Holiday.objects.create(branch=branch, on=now.date(), name="Day"),
        queue=SavedQueue.objects.create(name=secret, user=user, filters={}),
        token=ApiToken.objects.create(user=user, name="Program", digest=digest_of(new_token())),
        form=Inbox.objects.create(
            name=f"Form {branch.name}",
            kind="form",
            key=f"form-{branch.name.lower()}",
            branch=branch,
            team=team,
        ),
        chat=Inbox.objects.create(
            name=f"Chat {branch.name}",
            kind="chat",
            key=f"chat-{branch.name.lower()}",
            branch=branch,
            team=team,
        ),
    )


def make_answers(branch: Branch, secret: str) -> dict[str, Row]:
    """A prepared text and a macro of this branch."""
    saved = SavedReply.objects.create(name=secret, branch=branch)
    SavedReplyText.objects.create(reply=saved, language="en", text=secret)
    macro = Macro.objects.create(name=secret, branch=branch, deeds={"note": secret})
    return {"saved_reply": saved, "macro": macro}


def make_review(branch: Branch, user: User, secret: str) -> dict[str, Row]:
    """A review site of the branch, and a review there whose answer waits to be posted."""
    site = ReviewSite.objects.create(name=secret, branch=branch, feed_url="https://maps.example.com/rss")
    review = Review.objects.create(site=site, key=secret, text=secret, tone="good", branch=branch)
    PublicAnswer.objects.create(review=review, text=secret, by=user)
    return {"review_site": site, "review": review}


def make_webhook(branch: Branch, user: User, secret: str) -> dict[str, Row]:
    """Switched off, so that nothing is called; it was told something."""
    webhook = Webhook.objects.create(
        name=secret,
        url="https://stock.example.com/hook",
        happenings=["conversation.opened"],
        owner=user,
        branch=branch,
        switched_off_at=timezone.now(),
    )
    telling = Telling.objects.create(
        webhook=webhook, happening="conversation.opened", answer=secret, patient_from=timezone.now()
    )
    return {"webhook": webhook, "telling": telling}


def make_front_office(branch, customer, talk, user, team, inbox, file, secret: str) -> dict[str, Row]:
    """A hand-over, a page of the book, a senior who is awaited, a call, a consultation."""
    common = {"customer": customer, "conversation": talk}
    return {
        "hand_over": HandOver.objects.create(
            conversation=talk, branch=branch, giver=user, to_team=team, wants=secret
        ),
        "book_entry": BookEntry.objects.create(
            branch=branch, page=1, written_on=timezone.localdate(), text=secret, photo=file, by=user, **common
        ),
        "senior_call": SeniorCall.objects.create(branch=branch, why=secret, by=user, **common),
        "call": Call.objects.create(
            inbox=inbox, external_id="1", number="069123456", name=secret, recording=file, **common
        ),
        "consultation": Consultation.objects.create(
            host=user, starts_at=timezone.now(), about=secret, room_url="https://meet.example.org/r", **common
        ),
    }


def make_plan(talk, common, user, file, secret: str) -> dict[str, Row]:
    """A running plan with one step and a photo; the order of it, whose date is missed."""
    now = timezone.now()
    plan = ActionPlan.objects.create(
        conversation=talk, first_conversation=talk, request_type=common.request_type
    )
    step = RequestStep.objects.create(plan=plan, position=1, title=secret, begun_at=now, due_at=now)
    order = ServiceOrder.objects.create(
        plan=plan, work=common.work, item=secret, serial=secret, fault=secret, promised_at=now
    )
    lateness = Lateness.objects.create(order=order, promised_at=now, foreseen_at=now, offered_at=now)
    return {
        "plan": plan,
        "step": step,
        "evidence": Evidence.objects.create(step=step, file=file, by=user),
        "order": order,
        "price": PriceOffer.objects.create(
            order=order, amount=10, currency="MDL", covers=secret, offered_by=user
        ),
        "part": Part.objects.create(order=order, origin="customer", name=secret, listed_by=user),
        "lateness": lateness,
        "date_option": DateOption.objects.create(lateness=lateness, text=secret),
    }


def make_talk(customer, inbox: Inbox, secret: str, user: User) -> Conversation:
    return Conversation.objects.create(
        customer=customer,
        inbox=inbox,
        branch=inbox.branch,
        team=inbox.team,
        address=f"first@{inbox.branch.name}.example.com",
        subject=secret,
        customer_name=customer.name,
        preview=secret,
        waiting_since=timezone.now(),
    )


def make_answer(talk: Conversation, survey: Survey, touchpoint: Touchpoint, said: str):
    invitation = Invitation.objects.create(
        survey=survey,
        customer=talk.customer,
        conversation=talk,
        branch=talk.branch,
        touchpoints=[{"id": touchpoint.id, "name": touchpoint.name}],
        language="en",
        expires_at=timezone.now() + timedelta(days=14),
    )
    if not said:
        return invitation, None
    response = Response.objects.create(
        invitation=invitation,
        customer=talk.customer,
        branch=talk.branch,
        at=timezone.now(),
        lowest=3,
        comment=said,
    )
    Mark.objects.create(
        response=response, touchpoint=touchpoint, score=3, why=said, branch=talk.branch, at=response.at
    )
    return invitation, response


def make_aside(talk, inbox, user, file, secret: str) -> dict[str, Row]:
    """A question to others beside a conversation, with a file."""
    aside = Aside.objects.create(
        conversation=talk,
        inbox=inbox,
        asker=user,
        address=f"{secret}-supplier@example.org",
        subject=secret,
        answer_by=timezone.now() + timedelta(days=2),
    )
    message = AsideMessage.objects.create(aside=aside, user=user, text=secret)
    message.files.add(file)
    return {"aside": aside, "aside_message": message, "aside_file": file}


def mail(secret: str) -> bytes:
    return f"From: first@example.com\r\nSubject: {secret}\r\n\r\n{secret}\r\n".encode()


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, "PNG")
    return out.getvalue()
