from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from zabota.company.schedule import Schedule
from zabota.desk.sla import Pause, StepKind, explain

CHISINAU = ZoneInfo("Europe/Chisinau")
OFFICE = Schedule("Europe/Chisinau", {day: [(time(9), time(18))] for day in range(5)})
HOUR = 3600


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU)


def lines(steps):
    return [(step.kind.value, step.started_at, step.ended_at, step.left_seconds) for step in steps]


def test_a_weekend_and_a_pause_are_told_stretch_by_stretch():
    waited = [Pause(local(2026, 6, 8, 10), local(2026, 6, 8, 12), ("waiting for the customer",))]
    steps = explain(OFFICE, local(2026, 6, 5, 17), 3 * HOUR, waited)
    assert lines(steps) == [
        ("started", local(2026, 6, 5, 17), local(2026, 6, 5, 17), 3 * HOUR),
        ("open", local(2026, 6, 5, 17), local(2026, 6, 5, 18), 2 * HOUR),
        ("closed", local(2026, 6, 5, 18), local(2026, 6, 8, 9), 2 * HOUR),
        ("open", local(2026, 6, 8, 9), local(2026, 6, 8, 10), HOUR),
        ("paused", local(2026, 6, 8, 10), local(2026, 6, 8, 12), HOUR),
        ("open", local(2026, 6, 8, 12), local(2026, 6, 8, 13), 0),
        ("due", local(2026, 6, 8, 13), local(2026, 6, 8, 13), 0),
    ]
    assert steps[4].reasons == ("waiting for the customer",)


def test_a_pause_that_lasts_is_the_last_step():
    steps = explain(OFFICE, local(2026, 6, 5, 17), 3 * HOUR, [Pause(local(2026, 6, 8, 10), None)])
    assert lines(steps)[-1] == ("paused", local(2026, 6, 8, 10), None, HOUR)


def test_clock_time_is_one_stretch():
    steps = explain(OFFICE, local(2026, 6, 5, 17), 24 * HOUR, in_business_time=False)
    assert [step.kind for step in steps] == [StepKind.STARTED, StepKind.OPEN, StepKind.DUE]
    assert steps[1].counted == timedelta(days=1)


def test_a_start_inside_a_pause_is_told_from_the_start():
    held = [Pause(local(2026, 6, 4, 9), local(2026, 6, 8, 9), ("snoozed",))]
    steps = explain(OFFICE, local(2026, 6, 5, 17), HOUR, held)
    assert [step.kind.value for step in steps] == ["started", "paused", "open", "due"]
    assert steps[1].started_at == local(2026, 6, 5, 17)
