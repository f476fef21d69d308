"""What the tests of reading share: answers put straight into the tables, many at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.cast import greet
from zabota.company.models import Branch, User
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.models import Invitation, Mark, Response, Survey, Touchpoint


@pytest.fixture
def reception(db) -> Touchpoint:
    return add_touchpoint("Reception", "arriving", names={"ru": "Регистратура", "ro": "Recepția"})


@pytest.fixture
def doctor(db) -> Touchpoint:
    return add_touchpoint("Doctor", "buying", names={"ru": "Приём врача", "ro": "Consultația medicului"})


@pytest.fixture
def answer(db) -> Callable[..., Response]:
    """answer(central, {reception: 3, doctor: (9, "Быстро")}, at=...) is an answer that nobody announced."""
    survey = Survey.objects.create(name="After a visit")
    customer = greet("Ștefan Ёлкин", "stefan@example.com")

    def give(
        branch: Branch | None,
        marks: dict[Touchpoint, int | tuple[int, str]],
        at: datetime | None = None,
        employee: User | None = None,
        comment: str = "",
        language: str = "ru",
        way: str = "reply",
    ) -> Response:
        at = at or timezone.now()
        said = {point: mark if isinstance(mark, tuple) else (mark, "") for point, mark in marks.items()}
        invitation = Invitation.objects.create(
            created_at=at - timedelta(hours=1),
            survey=survey,
            customer=customer,
            branch=branch,
            employee=employee,
            way=way,
            language=language,
            sent_at=at - timedelta(hours=1),
            opened_at=at,
            expires_at=at + timedelta(days=30),
        )
        response = Response.objects.create(
            invitation=invitation,
            customer=customer,
            branch=branch,
            at=at,
            lowest=min(score for score, _why in said.values()),
            comment=comment,
        )
        Mark.objects.bulk_create(
            Mark(
                response=response,
                touchpoint=point,
                score=score,
                why=why,
                branch=branch,
                employee=employee,
                at=at,
            )
            for point, (score, why) in said.items()
        )
        return response

    return give
