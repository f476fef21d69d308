from datetime import timedelta

import pytest

from tests.recovery.conftest import TUESDAY
from zabota.core.errors import Refused
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.confirm_case import confirm_case


def test_a_call_without_an_answer_is_no_contact(case, irina):
    add_step(case, "call", by=irina, reached=False, at=TUESDAY + timedelta(minutes=20))
    case.refresh_from_db()
    assert case.contacted_at is None
    assert case.next_due_at == case.contact_due_at


def test_a_call_that_reached_meets_the_contact_clock_and_the_fix_clock_is_next(case, irina):
    at = TUESDAY + timedelta(minutes=40)
    add_step(case, "call", by=irina, reached=True, text="Извинилась", at=at)
    add_step(case, "call", by=irina, reached=True, at=at + timedelta(hours=1))
    case.refresh_from_db()
    assert case.contacted_at == at
    assert case.next_due_at == case.fix_due_at


@pytest.mark.parametrize("kind", ["message", "apology", "remark", "fix"])
def test_nothing_else_meets_the_contact_clock(case, irina, kind):
    add_step(case, kind, by=irina, text="…", at=TUESDAY)
    case.refresh_from_db()
    assert case.contacted_at is None


def test_a_call_says_whether_it_reached(case, irina):
    with pytest.raises(Refused):
        add_step(case, "call", by=irina)


def test_a_closed_case_takes_remarks_only(case, irina):
    confirm_case(case)
    add_step(case, "remark", by=irina, text="Прислала открытку")
    with pytest.raises(Refused):
        add_step(case, "call", by=irina, reached=True)
