from datetime import timedelta

from tests.recovery.conftest import TUESDAY
from zabota.core.models import EventRecord
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.breach_clocks import breach_clocks
from zabota.recovery.actions.fix_case import fix_case


def breaches() -> list[str]:
    rows = EventRecord.objects.filter(name="CaseClockBreached").order_by("id")
    return [row.values["clock"] for row in rows]


def test_a_clock_that_ran_out_is_told_once(case):
    assert breach_clocks(TUESDAY + timedelta(hours=2) - timedelta(seconds=1)) == 0
    assert breach_clocks(TUESDAY + timedelta(hours=2)) == 1
    assert breach_clocks(TUESDAY + timedelta(hours=3)) == 0
    assert breach_clocks(TUESDAY + timedelta(hours=24)) == 1
    assert breaches() == ["contact", "fix"]


def test_what_was_done_in_time_is_no_breach(case, irina):
    add_step(case, "call", by=irina, reached=True, at=TUESDAY + timedelta(hours=1))
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY + timedelta(hours=2))
    assert breach_clocks(TUESDAY + timedelta(days=3)) == 0
