"""A filled database brought forward by a process that is killed (kill -9) in the middle, and again."""

import random
import subprocess
import time

import pytest

from tests.core.test_fresh import WHAT_A_DATABASE_IS
from tests.faults.moved_home import MovedHome
from tests.faults.served import wait_until

pytestmark = pytest.mark.xdist_group("faults")

TO_THE_STATE_OF_REPORTS_0001 = """
    DROP TABLE reports_daycolumns, reports_dimensionword;
    DELETE FROM django_migrations WHERE app = 'reports' AND name > '0001_initial';
    DELETE FROM reports_stalecontact; DELETE FROM reports_staleday; DELETE FROM reports_daysum;
    INSERT INTO reports_daysum ("on", dimension, value, measure, n, aimed, good, buckets)
        SELECT '2026-03-01'::date + day, 'branch', '', 'opened', 1, 0, 0, '{}'
        FROM generate_series(0, 99) AS day
"""
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE %s"
APPLIED = "SELECT name FROM django_migrations WHERE app = 'reports' ORDER BY 1"


@pytest.fixture
def home(ready_home):
    filled = MovedHome(ready_home())
    filled.fill()
    return filled


def shape(home: MovedHome) -> dict[str, set[str]]:
    return {name: set(map(str, home.ask(query))) for name, query in WHAT_A_DATABASE_IS.items()}


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.communicate()


def test_a_step_killed_in_its_middle_leaves_nothing_and_is_done_once_afterwards(home, capsys):
    wanted = shape(home)
    home.ask(TO_THE_STATE_OF_REPORTS_0001)
    columns = {name: names for name, names in home.columns().items() if name != "django_migrations"}
    before = home.sums(columns)
    with home.connect() as other, other.transaction():
        other.execute(
            "LOCK TABLE reports_staleday IN ACCESS EXCLUSIVE MODE"
        )  # the step's last act waits for it
        process = home.begin("migrate")
        wait_until(
            lambda: home.ask(WAITS, "%INSERT INTO reports_staleday%")[0][0], "it never came to the step"
        )
        kill(process)
    wait_until(lambda: not home.ask(WAITS, "%INSERT INTO reports_staleday%")[0][0], "its session stays")
    assert home.ask(APPLIED) == [("0001_initial",), ("0002_history",)]
    assert "reports_daycolumns" not in home.columns(), "half a step is left"
    home.zabota("migrate")
    talks = home.ask("SELECT count(*) FROM desk_conversation")[0][0]
    assert talks and home.ask(
        "SELECT count(*), count(DISTINCT conversation_id) FROM reports_stalecontact"
    ) == [(talks, talks)]
    assert home.ask('SELECT count(*), count(DISTINCT "on") FROM reports_staleday') == [(100, 100)]
    assert shape(home) == wanted
    after, moved = home.sums(columns), {"reports_stalecontact", "reports_staleday"}
    assert {name for name in before if before[name] != after[name]} == moved
    with capsys.disabled():
        rows = sum(count for count, _sum in before.values())
        print(f"\nmigration: killed inside a step, {rows} rows in {len(before)} tables: 0 lost, 0 doubled")


EARLIER = (("feedback", "0004"), ("reports", "0001"), ("customers", "0002"))
LINES = """INSERT INTO feedback_surveytouchpoint (survey_id, touchpoint_id, "order")
    SELECT survey.id, touchpoint.id, 7 FROM feedback_survey AS survey, feedback_touchpoint AS touchpoint"""
NAMES = "SELECT app || '.' || name FROM django_migrations"


@pytest.mark.soak
def test_from_an_earlier_state_forward_with_a_kill_every_few_steps(home, capsys):
    """Going back brings back nothing that a step threw away. Here it only makes the earlier state."""
    wanted, newest = shape(home), {name for (name,) in home.ask(NAMES)}
    for app, step in EARLIER:
        home.zabota("migrate", app, step)
    missing = len(newest) - len(home.ask(NAMES))
    home.ask(LINES)
    lines = home.ask("SELECT count(*) FROM feedback_surveytouchpoint")[0][0]
    questions = home.ask("SELECT count(*) FROM feedback_question")[0][0]
    columns, before = home.columns(), home.sums()
    draw, kills = random.Random(7), 0  # noqa: S311
    while len(home.ask(NAMES)) < len(newest):
        so_far, process = len(home.ask(NAMES)), home.begin("migrate")
        goal = min(so_far + draw.randrange(3, 6), len(newest))
        while process.poll() is None and len(home.ask(NAMES)) < goal:
            time.sleep(0.02)
        time.sleep(draw.random() * 0.3)
        if process.poll() is None:
            kills += 1
        kill(process)
    home.zabota("migrate")
    here = home.columns()
    common = {
        name: [one for one in names if one in here[name]] for name, names in columns.items() if name in here
    }
    after = home.sums(common)
    counts = {name: (before[name][0], after[name][0]) for name in common}
    changed = {name for name, (old, new) in counts.items() if old != new}
    with capsys.disabled():
        print(f"\n{missing} steps, {kills} kills; {lines} lines became questions; other counts: {changed}")
    assert kills > 2 and lines
    assert counts["feedback_question"] == (questions, questions + lines)
    assert shape(home) == wanted
