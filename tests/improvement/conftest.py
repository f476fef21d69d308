"""What the stories of improvement share: a touchpoint with its cause, a small network, and its history."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from tests.cast import open_branch
from zabota.company.models import Branch
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.feedback.models import Invitation, Mark, Response, Survey, Touchpoint
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.open_investigation import open_investigation
from zabota.improvement.actions.plan_action import plan_action
from zabota.improvement.models import CorrectiveAction, Investigation, Meeting, RootCause
from zabota.recovery.models import RecoveryCase

STARTS = date(2026, 3, 2)


@pytest.fixture
def shoe_covers(relations) -> Touchpoint:
    return Touchpoint.objects.create(
        name="Shoe covers", names={"ru": "Бахилы"}, stage="arriving", department=relations
    )


@pytest.fixture
def cause(shoe_covers, relations) -> RootCause:
    """Too little room where shoe covers are put on."""
    return add_cause(
        "Тесно у входа",
        by=None,
        department=relations,
        touchpoints=[shoe_covers],
        words=["бахилы", "тесно", "стульев"],
    )


@pytest.fixture
def complain(alice, shoe_covers, central):
    """complain("Негде сесть") is a complaint about the shoe covers at Central, now."""

    def register(text: str = "Негде сесть, чтобы надеть бахилы", at=None, branch=None, customer=None, **more):
        return register_complaint(
            kind="complaint",
            source="book",
            text=text,
            by=None,
            customer=customer or alice,
            branch=branch or central,
            touchpoint=more.pop("touchpoint", shoe_covers),
            received_at=at,
            **more,
        )

    return register


@pytest.fixture
def linked(cause, complain) -> Complaint:
    complaint = complain()
    link_cause(cause, "complaint", complaint, by=None)
    return complaint


@pytest.fixture
def network(central, north) -> list[Branch]:
    """Six branches, long open."""
    branches = [central, north, *(open_branch(f"Branch {number}") for number in range(4))]
    Branch.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    return branches


@pytest.fixture
def history(network, cause, shoe_covers, alice, complain):
    """history(0.3) lives through three months before and six after: the fix at the first two branches leaves
    that share of complaints, and gives their marks `gain` points; all branches have the same dice otherwise.
    """

    def live(ratio: float, gain: float = 0.0, months_after: int = 6, seed: int = 5) -> None:
        dice = Random(seed)
        survey = Survey.objects.create(name=f"How was it? {seed}")
        invitations, responses, marks = [], [], []
        for place, branch in enumerate(network):
            for month in range(-3, months_after):
                fixed = place < 2 and month >= 0
                begin = datetime(2026, 3, 2, 10, tzinfo=UTC) + timedelta(days=30.4 * month)
                if month == 0:
                    begin = datetime(2026, 3, 3, 10, tzinfo=UTC)
                for number in range(round(6 * (ratio if fixed else 1))):
                    row = complain(
                        f"Бахилы {branch} {month} {number}", at=begin + timedelta(days=number), branch=branch
                    )
                    link_cause(cause, "complaint", row, by=None)
                for number in range(12):
                    at = begin + timedelta(days=2 * number)
                    score = round(dice.gauss(6 + (gain if fixed else 0), 1.3))
                    invitation = Invitation(
                        survey=survey, customer=alice, branch=branch, language="en", expires_at=at
                    )
                    response = Response(invitation=invitation, customer=alice, branch=branch, at=at, lowest=5)
                    invitations.append(invitation)
                    responses.append(response)
                    marks.append(
                        Mark(
                            response=response,
                            touchpoint=shoe_covers,
                            branch=branch,
                            at=at,
                            score=max(1, min(10, score)),
                        )
                    )
        Invitation.objects.bulk_create(invitations)
        Response.objects.bulk_create(responses)
        Mark.objects.bulk_create(marks)

    return live


@pytest.fixture
def action(cause, network, oleg) -> CorrectiveAction:
    """More chairs at the first two branches from the second of March 2026."""
    return plan_action(
        cause,
        "Больше места и стульев",
        owner=oleg,
        by=oleg,
        procedure_before="Два стула у входа",
        procedure_after="Отдельная зона и восемь стульев",
        starts_on=STARTS,
        branches=network[:2],
    )


@pytest.fixture
def meeting(maria, nina, oleg) -> Meeting:
    """The commission, called for today by Maria; Nina and Oleg are asked to come."""
    return call_meeting(
        timezone.now() + timedelta(minutes=5), chair=maria, by=maria, members=[(nina, None), (oleg, None)]
    )


@pytest.fixture
def case(alice, central) -> RecoveryCase:
    now = timezone.now()
    return RecoveryCase.objects.create(
        customer=alice, branch=central, lowest=2, contact_due_at=now, fix_due_at=now, next_due_at=now
    )


@pytest.fixture
def investigation(case, oleg) -> Investigation:
    return open_investigation(case, by=None, lead=oleg)


def mark_down(customer, branch, touchpoint, scores) -> None:
    """These marks, an hour ago."""
    survey = Survey.objects.create(name=f"Marks of {branch} {len(scores)}")
    at = timezone.now() - timedelta(hours=1)
    for score in scores:
        invitation = Invitation.objects.create(
            survey=survey, customer=customer, branch=branch, language="en", expires_at=at
        )
        response = Response.objects.create(
            invitation=invitation, customer=customer, branch=branch, at=at, lowest=score
        )
        Mark.objects.create(response=response, touchpoint=touchpoint, branch=branch, at=at, score=score)
