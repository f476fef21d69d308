from datetime import datetime, timedelta

from tests.recovery.conftest import CHISINAU, TUESDAY
from zabota.recovery.actions.breach_clocks import breach_clocks
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.reopen_case import reopen_case

LATER = datetime(2026, 6, 4, 15, tzinfo=CHISINAU)


def test_the_customer_s_no_starts_the_fix_clock_again(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    reopen_case(case, words="Снова не тот день", at=LATER)
    assert case.fixed_at is None and case.word_due_at is None and case.times_asked == 0
    assert case.fix_due_at == case.next_due_at == LATER + timedelta(hours=24)
    assert (case.times_reopened, case.reopened_at) == (1, LATER)


def test_a_case_that_was_closed_opens_again(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case, at=TUESDAY)
    reopen_case(case, words="Поторопилась", at=LATER)
    assert case.closed_at is None and case.ending == ""


def test_its_fix_clock_can_run_out_again(case, irina):
    breach_clocks(TUESDAY + timedelta(days=2))
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY + timedelta(days=2))
    reopen_case(case, at=LATER)
    assert breach_clocks(LATER + timedelta(hours=25)) == 1


def test_a_second_no_while_we_are_at_it_keeps_the_words_and_moves_no_clock(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    reopen_case(case, words="Нет", at=LATER)
    due = case.fix_due_at
    reopen_case(case, words="И ещё парковка", at=LATER + timedelta(hours=3))
    case.refresh_from_db()
    assert (case.fix_due_at, case.times_reopened, case.steps.filter(kind="word").count()) == (due, 1, 2)
