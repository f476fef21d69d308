"""Two branches with one of everything in each, so that every address has an own and a foreign object."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

from django.utils import timezone
from PIL import Image

from tests.cast import greet, hire, open_branch
from zabota.channels.models import Delivery, Dispatch, Inbox
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.models import ApiToken, Branch, Department, Holiday, Role, Team, User
from zabota.company.models.api_token import digest_of, new_token
from zabota.company.roles import ROLES
from zabota.core.actions.store_file import store_file
from zabota.core.permissions import permissions
from zabota.customers.actions.merge import merge as merge_customers
from zabota.customers.models import Expectation, Identity, MergeSuggestion, Promise, Wish
from zabota.desk.actions.merge import merge as merge_conversations
from zabota.desk.models import (
    Attachment,
    ContactReason,
    Conversation,
    Message,
    Note,
    SlaPolicy,
)
from zabota.desk.models import Queue as SavedQueue
from zabota.feedback.models import Invitation, Mark, Response, Survey, SurveyTouchpoint, Touchpoint
from zabota.knowledge.models import Article, ArticleText
from zabota.portal.models import PortalLink
from zabota.recovery.models import Goodwill, RecoveryCase

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
    article = Article.objects.create(slug="opening-hours", published_at=timezone.now(), by=author)
    ArticleText.objects.create(article=article, language="en", title="Opening hours", body="From nine.")
    return SimpleNamespace(
        author=author,
        survey=survey,
        article=article,
        reason=ContactReason.objects.create(name="Order"),
        limit=SlaPolicy.objects.create(name="Usual"),
        department=Department.objects.create(name="Care"),
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
    talk, other_talk, merged_talk = (make_talk(customer, inbox, secret, user) for _number in range(3))
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
    file = store_file(picture(), f"{secret}.png", "image/png")
    attachment = Attachment.objects.create(conversation=talk, message=message, file=file)
    Note.objects.create(conversation=talk, user=user, text=secret)
    touchpoint = Touchpoint.objects.create(name=f"Door {branch.name}", stage="arriving", branch=branch)
    SurveyTouchpoint.objects.create(survey=common.survey, touchpoint=touchpoint)
    invitation, response = make_answer(talk, common.survey, touchpoint, secret)
    pending, _none = make_answer(other_talk, common.survey, touchpoint, "")
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
        expectation=Expectation.objects.create(customer=customer, text=secret, by=user),
        promise=Promise.objects.create(
            customer=customer, owner=user, text=secret, due_at=now + timedelta(days=1)
        ),
        customer_merge=merge_customers(customer, third, by=user),
        suggestion=MergeSuggestion.objects.create(customer=customer, other=other, reason="test"),
        talk=talk,
        merge=merged,
        delivery=delivery,
        dispatch=dispatch,
        message=message,
        attachment=attachment,
        touchpoint=touchpoint,
        invitation=invitation,
        pending=pending,
        response=response,
        case=case,
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


def mail(secret: str) -> bytes:
    return f"From: first@example.com\r\nSubject: {secret}\r\n\r\n{secret}\r\n".encode()


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, "PNG")
    return out.getvalue()
