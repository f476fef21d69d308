from datetime import timedelta

import pytest

from tests.complaints.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.complaints.actions.extend_answer import extend_answer
from zabota.core.errors import Refused

LATER = TUESDAY + timedelta(days=25)


def test_the_customer_reads_why_and_until_when(complaint, irina):
    extend_answer(complaint, LATER, why="Ждём экспертизу", way="channel", by=irina, at=TUESDAY)
    assert complaint.answer_due_at == LATER
    assert "Ждём экспертизу" in Dispatch.objects.get().body and "27" in Dispatch.objects.get().body


@pytest.mark.parametrize(
    ("until", "why", "at"),
    [
        (LATER, " ", TUESDAY),
        (TUESDAY + timedelta(days=3), "раньше", TUESDAY),
        (LATER, "поздно", TUESDAY + timedelta(days=20)),
    ],
)
def test_it_is_never_shortened_nor_extended_when_it_is_late_or_without_a_reason(
    complaint, irina, until, why, at
):
    with pytest.raises(Refused):
        extend_answer(complaint, until, why=why, way="paper", by=irina, at=at)
