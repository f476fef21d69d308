"""The schedule against an oracle that looks at every minute; and clocks that are set while it runs."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinatePeriodicDefer

from config import schedule
from config.lifespan import look_at_timetable
from tests.conftest import end_other_connections
from zabota.core.jobs import job_app
from zabota.core.timetable import A_DAY, FRESH_SECONDS, OFTEN_SECONDS, UNEVEN_SECONDS, due, queue_due

assert schedule
START = int(datetime(2026, 10, 24, 21, 0, tzinfo=UTC).timestamp())
"""Some hours before the clocks of Europe go back."""
LINES = ("* * * * *", "*/15 * * * *", "7 * * * *", "15 */6 * * *", "40 3 * * *")
LOOK = 30
few = settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])


def matches(cron: str, moment: int) -> bool:
    """The oracle: minute and hour as a person reads the line, in UTC."""
    at = datetime.fromtimestamp(moment, UTC)
    minute, hour = cron.split()[:2]
    return fits(minute, at.minute) and fits(hour, at.hour)


def fits(field: str, value: int) -> bool:
    if field.startswith("*"):
        return value % int(field.partition("/")[2] or 1) == 0
    return value == int(field)


class Table:
    """The table of moments as procrastinate keeps it: once each, earlier ones go."""

    def __init__(self) -> None:
        self.noted: list[int] = []
        self.run: list[tuple[float, int]] = []

    def look(self, cron: str, now: float, real: float) -> None:
        moment = due(cron, self.noted, now)
        if moment is None or moment.at in self.noted:
            return
        if moment.is_run:
            self.run.append((real, moment.at))
            self.noted = [one for one in self.noted if one >= moment.at]
        self.noted.append(moment.at)


def live(cron: str, spells: list[tuple[bool, int, int]], table: Table | None = None) -> tuple[Table, list]:
    """Runs through spells of (is there a process, real minutes, how the clock is set before, in seconds);
    what the clock showed at each look goes with it.
    """
    table, real, shift, looks = table or Table(), 0.0, 0, []
    for is_up, minutes, step in spells:
        shift += step
        for _look in range(minutes * 60 // LOOK):
            if is_up:
                table.look(cron, START + real + shift, real)
                looks.append((real, START + real + shift))
            real += LOOK
    return table, looks


spells = st.lists(st.tuples(st.booleans(), st.integers(1, 700), st.just(0)), min_size=1, max_size=4)


@few
@given(st.sampled_from(LINES), spells)
def test_each_moment_runs_once_and_what_an_outage_missed_is_made_up_for_once(cron, spells):
    table, looks = live(cron, [(True, 1, 0), *spells])
    expected, before = [], looks[0][1] - FRESH_SECONDS - 1
    for _real, shown in looks:
        passed = [m for m in range(-(-int(before + 1) // 60) * 60, int(shown) + 1, 60) if matches(cron, m)]
        expected += passed[-1:]
        before = shown
    assert [moment for _real, moment in table.run] == expected


steps = st.lists(
    st.tuples(st.just(True), st.integers(1, 300), st.integers(-10, 10).map(lambda hours: hours * 3600)),
    min_size=2,
    max_size=5,
)


@few
@given(st.sampled_from(LINES), steps)
def test_a_clock_set_while_it_runs_neither_doubles_what_is_rare_nor_halts_what_is_frequent(cron, spells):
    table, looks = live(cron, [(True, 1, 0), *spells])
    times = Counter(moment for _real, moment in table.run)
    step = next(m for m in range(START + 60, START + 2 * A_DAY, 60) if matches(cron, m))
    length = next(m for m in range(step + 60, step + 2 * A_DAY, 60) if matches(cron, m)) - step
    if length > OFTEN_SECONDS:
        furthest = max(spell[2] for spell in accumulated(spells)) - min(
            spell[2] for spell in accumulated(spells)
        )
        if furthest <= A_DAY:
            assert not [moment for moment, count in times.items() if count > 1], "done twice"
    else:
        pauses = gaps([0.0, *(real for real, _moment in table.run), looks[-1][0]])
        assert max(pauses) <= 3 * length + UNEVEN_SECONDS, "it stood still"


def accumulated(spells):
    shift, found = 0, []
    for is_up, minutes, step in spells:
        shift += step
        found.append((is_up, minutes, shift))
    return [(True, 1, 0), *found]


def gaps(moments: list[float]) -> list[float]:
    return [after - before for before, after in zip(moments, moments[1:], strict=False)]


def test_the_control_a_schedule_that_trusts_the_clock_stands_still_for_as_long_as_it_was_set_back():
    """As procrastinate's own, which remembers the newest moment and waits for a later one."""
    newest, ran = START + 3 * 3600, []
    for now in range(START, START + 3600, LOOK):
        if now // 60 * 60 > newest:
            ran.append(now)
    assert not ran
    table = Table()
    table.noted = [newest]
    for now in range(START, START + 3600, LOOK):
        table.look("* * * * *", now, now)
    assert len(table.run) == 60


def test_after_a_month_off_each_line_runs_once_and_not_forty_thousand_times():
    table, _looks = live("* * * * *", [(True, 5, 0), (False, 60 * 24 * 30, 0), (True, 1, 0)])
    assert len(table.run) == 5 + 1


def test_a_clock_that_was_wrong_by_years_leaves_nothing_behind():
    year = 365 * A_DAY
    for cron in ("* * * * *", "40 3 * * *"):
        table, _looks = live(cron, [(True, 2, 10 * year), (True, 60 * 30, -10 * year)])
        right = [moment for _real, moment in table.run if moment < START + year]
        assert (
            right == [m for m in range(START, START + 30 * 3600 + 120, 60) if matches(cron, m)][-len(right) :]
        )
        assert len(right) >= (1 if cron.startswith("40") else 30 * 60 - 1)


# ---- in the database


def queued() -> Counter:
    return Counter(ProcrastinateJob.objects.values_list("task_name", flat=True))


def test_two_processes_queue_each_line_once(transactional_db):
    def look(_number):
        names = queue_due(START + 0.5)
        connection.close()
        return names

    with ThreadPoolExecutor(4) as several:
        found = sum(several.map(look, range(4)), [])
    assert found and max(Counter(found).values()) == 1
    assert queued() == Counter(found)
    lines = job_app().periodic_registry.periodic_tasks
    assert ProcrastinatePeriodicDefer.objects.count() == len(lines), "the others are noted"


def test_a_line_whose_job_still_waits_is_queued_when_it_no_longer_does(transactional_db):
    assert "zabota:desk.wake_due" in queue_due(START)
    assert "zabota:desk.wake_due" not in queue_due(START + 60)
    ProcrastinateJob.objects.filter(task_name="zabota:desk.wake_due").update(status="doing")
    assert "zabota:desk.wake_due" in queue_due(START + 70)


def ask() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def close() -> None:
    connection.close()


def test_the_look_goes_on_though_the_database_has_ended_its_connection(transactional_db):
    with ThreadPoolExecutor(1) as thread:
        thread.submit(ask).result()
        end_other_connections()
        with pytest.raises(Exception, match="terminat|closed"):
            thread.submit(ask).result()
        thread.submit(look_at_timetable).result()
        thread.submit(close).result()
    assert queued()["zabota:desk.wake_due"] == 1
