from datetime import timedelta

from tests.recovery.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.recovery.actions.ask_again import ask_again
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case

DAY = timedelta(hours=24)


def test_after_a_day_of_silence_the_customer_is_asked_once_more_and_then_somebody_calls(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    assert ask_again(TUESDAY + DAY - timedelta(minutes=1)) == 0
    assert ask_again(TUESDAY + DAY) == 1
    assert ask_again(TUESDAY + DAY) == 0
    assert ask_again(TUESDAY + 3 * DAY) == 0
    case.refresh_from_db()
    assert (case.times_asked, Dispatch.objects.count()) == (2, 2)
    assert case.next_due_at == TUESDAY + 2 * DAY


def test_whoever_has_answered_is_left_in_peace(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case, at=TUESDAY)
    assert ask_again(TUESDAY + 2 * DAY) == 0
