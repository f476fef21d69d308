"""The whole installation under a clock of the test's own: summer time, a year's end, a clock that is set."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from croniter import croniter

from config import postgres, schedule
from tests.channels.sink import Sink
from tests.faults import false_clock
from tests.faults.false_clock import FalseClock
from tests.faults.served import Whole, wait_until
from zabota.core.jobs import job_app
from zabota.core.timetable import OFTEN_SECONDS, period

assert schedule
pytestmark = pytest.mark.xdist_group("faults")

RATE = 240
SPELL = timedelta(minutes=25)
A_MINUTE = timedelta(minutes=1)
AUTUMN = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
"""Ten minutes later it is 3 o'clock in Chișinău once more."""
YEARS_END = datetime(2026, 12, 31, 21, 50, tzinfo=UTC)
SPRING = datetime(2027, 3, 28, 0, 50, tzinfo=UTC)
A_YEAR = timedelta(days=366)

WITNESS = """
CREATE TABLE seen (task text, moment bigint, at timestamptz);
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO seen VALUES (NEW.task_name, (NEW.args->>'timestamp')::bigint, clock_timestamp()); RETURN NEW;
END $$;
CREATE TRIGGER see AFTER INSERT ON procrastinate_jobs FOR EACH ROW WHEN (NEW.args ? 'timestamp')
    EXECUTE FUNCTION see();
"""
SEEN = "SELECT coalesce(jsonb_agg(jsonb_build_array(task, moment)), '[]') FROM seen"
WOKEN = "SELECT count(*) FROM core_eventrecord WHERE name = 'ConversationWoken' AND at >= %s"


@pytest.fixture
def sink() -> Iterator[Sink]:
    server = Sink()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def clock(new_home) -> FalseClock:
    if not false_clock.is_possible():
        pytest.skip(false_clock.MISSING)
    return FalseClock(new_home())


class Life:
    """A served company that lives by the clock; its talk is put to sleep and must be woken, once, in time."""

    def __init__(self, home: Any, clock: FalseClock, sink: Sink):
        self.clock, self.sink = clock, sink
        self.served = Whole(home, "tests.faults.quick_looks", **clock.environment, ZABOTA_SMTP_URL=sink.url)
        self.spells: list[tuple[datetime, datetime]] = []
        self.mails = 0

    def begin(self, at: datetime) -> None:
        self.clock.set(at)
        self.company = self.served.prepare()
        self.served.start("--empty")
        self.served.sql(WITNESS)

    def spell(self, begin: datetime, length: timedelta = SPELL, rate: float = RATE) -> None:
        """From a moment on; what falls due in the middle of it is done then, and pages and mail go on."""
        self.clock.set(begin, 1)
        due = begin + length / 2
        self.served.sql(
            "UPDATE desk_conversation SET snoozed_until = %s WHERE id = %s", due, self.company["talk"]
        )
        self.clock.set(begin, rate)
        self.mails += 1
        assert self.served.mail(self.mails) == 250
        wait_until(lambda: self.clock.now() > begin + length, "the clock stands")
        self.clock.run(1)
        self.spells.append((begin, self.clock.now()))
        woken = "SELECT snoozed_until IS NULL FROM desk_conversation WHERE id = %s"
        wait_until(lambda: self.served.sql(woken, self.company["talk"]), "what fell due is not done")
        early = f"{WOKEN} AND at < %s"
        assert self.served.sql(early, begin, due - A_MINUTE / 60) == 0, "woken before its time"
        assert self.served.asks("/accounts/login/")[0] == 200

    def seen(self) -> Counter[tuple[str, int]]:
        return Counter((task, moment) for task, moment in self.served.sql(SEEN))

    def is_quiet(self) -> bool:
        now = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR "
        return self.served.sql(f"{now} (status = 'todo' AND coalesce(scheduled_at, now()) <= now())") == 0


@pytest.fixture
def life(ready_home, clock, sink) -> Iterator[Life]:
    home = ready_home()
    postgres.release(home)
    postgres.stop(home)  # it starts again under the false clock
    alive = Life(home, clock, sink)
    yield alive
    alive.served.stop()
    postgres.stop(home)


def lines() -> Iterator[tuple[str, str, bool]]:
    """Task, line, whether it is hourly or oftener."""
    for line in job_app().periodic_registry.periodic_tasks.values():
        yield line.task.name, line.cron, period(line.cron, int(AUTUMN.timestamp())) <= OFTEN_SECONDS


def moments(cron: str, begin: datetime, end: datetime) -> list[int]:
    found, at = [], croniter(cron, begin)
    while (moment := round(at.get_next(float))) <= end.timestamp():
        found.append(moment)
    return found


def test_summer_time_and_a_years_end_double_and_skip_nothing_and_nothing_due_is_lost(life, capsys):
    life.begin(AUTUMN - timedelta(minutes=5))
    wait_until(lambda: len(life.seen()) > 10, "the schedule never began")
    for begin in (AUTUMN, YEARS_END, SPRING):
        life.spell(begin)
        wait_until(life.is_quiet, "jobs hang")
    seen = life.seen()
    with capsys.disabled():
        print(f"\n{len(life.spells)} spells, {seen.total()} moments of {len(list(lines()))} lines queued")
    assert [moment for moment, times in seen.items() if times > 1] == [], "a moment was queued twice"
    for task, cron, is_frequent in lines():
        ran = sorted(moment for name, moment in seen if name == task)
        if period(cron, int(begin.timestamp())) >= OFTEN_SECONDS:
            for begin, end in life.spells:
                due = moments(cron, begin + A_MINUTE, end - A_MINUTE)
                assert set(due) <= set(ran), f"{task} skipped a moment"
        if not is_frequent:
            for begin in (YEARS_END, SPRING):
                missed = moments(cron, begin - timedelta(days=40), begin)[-1]
                assert missed in ran, f"{task}: what the jump passed over was not made up for"
    woken = life.served.sql(WOKEN, AUTUMN)
    reminded = "SELECT count(*) FROM core_eventrecord WHERE name = 'PromiseDueSoon'"
    assert (woken, life.served.sql(reminded)) == (3, 1)
    kept = life.served.sql("SELECT count(*) FROM desk_message WHERE direction = 'in'")
    failed = life.served.sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    assert (kept, failed, life.served.log_lines("ERROR", "Traceback")) == (3, 0, [])


def test_a_clock_set_back_or_wrong_by_a_year_halts_nothing_and_doubles_nothing_rare(life, capsys):
    life.begin(SPRING)
    wait_until(lambda: len(life.seen()) > 10, "the schedule never began")
    life.spell(SPRING + timedelta(hours=3))
    life.spell(SPRING)
    life.sink.answer = "451 come again"
    life.spell(SPRING + A_YEAR, timedelta(minutes=8))
    put_off = "SELECT count(*) FROM channels_dispatch WHERE next_try_at > now() AND sent_at IS NULL"
    queue = "from zabota.channels.actions.queue_dispatch import queue_dispatch as q; "
    queue += "from zabota.channels.models import Inbox; "
    queue += "q(inbox=Inbox.objects.get(key='central'), to='vera@example.com', subject='Gata', body='Țară')"
    life.served.python(queue)
    wait_until(lambda: life.served.sql(put_off), "the mail was not put off: it would show nothing")
    life.sink.answer = "250 kept"
    right = SPRING + timedelta(minutes=30)
    life.clock.set(right, 1)
    assert life.served.sql("SELECT min(next_try_at) - now() > interval '1 month' FROM channels_dispatch")
    life.spell(right, timedelta(minutes=12))
    unsent = "SELECT count(*) FROM channels_dispatch WHERE sent_at IS NULL"
    wait_until(lambda: life.served.sql(unsent) == 0, "what was put off by the wrong clock waits for a year")
    far = "SELECT count(*) FROM procrastinate_jobs WHERE scheduled_at > now() + interval '1 day'"
    wait_until(lambda: life.served.sql(far) == 0, "a job waits for a year")
    seen = life.seen()
    rare = {task for task, _cron, is_frequent in lines() if not is_frequent}
    with capsys.disabled():
        print(f"\nset 4 times, {seen.total()} moments queued, {life.served.sql(WOKEN, SPRING)} woken")
    assert [one for one, times in seen.items() if times > 1 and one[0] in rare] == []
    assert life.served.sql(WOKEN, SPRING) == 4
