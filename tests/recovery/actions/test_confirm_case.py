from datetime import timedelta

import pytest

from tests.recovery.conftest import TUESDAY
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case

LATER = TUESDAY + timedelta(hours=5)


def test_the_customer_s_yes_by_the_link_ends_the_case(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case, said="Да, спасибо", at=LATER)
    assert (case.ending, case.closed_at, case.closed_by) == ("confirmed", LATER, None)
    step = case.steps.get(kind="word")
    assert (step.text, step.reached, step.by) == ("Да, спасибо", True, None)


def test_heard_by_phone_it_says_who_heard_what(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case, by=irina, said="Всё в порядке", at=LATER)
    assert (case.closed_by, case.steps.get(kind="word").by) == (irina, irina)


def test_before_anything_was_done_staff_cannot_note_a_yes(case, irina):
    with pytest.raises(Refused):
        confirm_case(case, by=irina, said="Спасибо")
    case.refresh_from_db()
    assert case.closed_at is None


def test_staff_write_what_the_customer_said(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    with pytest.raises(Refused):
        confirm_case(case, by=irina, said=" ")


def test_said_twice_it_ends_once(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case, at=LATER)
    confirm_case(case, at=LATER + timedelta(days=1))
    assert case.closed_at == LATER
    assert EventRecord.objects.filter(name="CaseClosed").count() == 1


def test_who_was_given_up_may_still_say_that_it_is_right(case, irina):
    close_case(case, "lost", by=irina, why="Не хочет говорить")
    confirm_case(case, said="Всё-таки да")
    assert case.ending == "confirmed"
