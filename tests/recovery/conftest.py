"""What the stories of recovery share: a critic's response and the case that it opened."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from zabota.company.hours import forget_hours
from zabota.company.models import Role
from zabota.desk.models import Conversation
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Question, Survey, Touchpoint
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.models import RecoveryCase

CHISINAU = ZoneInfo("Europe/Chisinau")
TUESDAY = datetime(2026, 6, 2, 11, tzinfo=CHISINAU)


@pytest.fixture(autouse=True)
def fresh_hours(db):
    forget_hours()


@pytest.fixture
def survey(db) -> Survey:
    survey = Survey.objects.create(name="How was it?")
    for place, name in enumerate(["Phone", "Waiting", "Result"]):
        touchpoint = Touchpoint.objects.create(name=name, stage="buying", order=place)
        Question.objects.create(survey=survey, kind="mark", touchpoint=touchpoint, order=place)
    return survey


@pytest.fixture
def talk(mail_inbox, alice, central) -> Conversation:
    """Alice's resolved conversation at Central."""
    return Conversation.objects.create(
        customer=alice,
        inbox=mail_inbox,
        branch=central,
        address="alice@example.com",
        subject="Кабинет 12",
        customer_name=str(alice),
        opened_at=TUESDAY,
        resolved_at=TUESDAY,
    )


@pytest.fixture
def answer(survey, talk):
    """answer(TUESDAY, Waiting=3) is the response of Alice with these marks; the rest are 10."""

    def give(at=TUESDAY, about=talk, comment="", **scores):
        invitation = invite(about, survey, at=at, branch=getattr(about, "branch", None))
        if not isinstance(invitation, Invitation):  # asked as if the contact policy had allowed it
            invitation = Invitation.objects.create(
                survey=survey,
                customer=about.customer,
                branch=about.branch,
                touchpoints=[{"id": t.id, "name": t.name} for t in survey.touchpoints.all()],
                language="en",
                expires_at=at.replace(year=at.year + 1),
            )
        marks = {
            touchpoint.id: (
                scores.get(touchpoint.name, 10),
                "Ждала полтора часа" if touchpoint.name in scores else "",
            )
            for touchpoint in survey.touchpoints.all()
        }
        response = respond(invitation, marks, comment, at=at)
        open_case(response)
        return response

    return give


@pytest.fixture
def case(answer, irina) -> RecoveryCase:
    """Alice gave 3 for waiting on Tuesday at 11; Irina of customer relations has the case."""
    return RecoveryCase.objects.get(response=answer(Waiting=3))


@pytest.fixture
def limits(irina, oleg, nina, maria):
    """Given without asking: a specialist 100, relations 500, a team lead 1000, the director 5000."""
    amounts = {"desk_specialist": 100, "customer_relations": 500, "team_lead": 1000, "director": 5000}
    for key, amount in amounts.items():
        set_limit(Role.objects.get(key=key), Decimal(amount))
