"""A clock's chip says with words and an icon how it stands."""

from datetime import UTC, datetime, timedelta

import time_machine

from zabota.core.display.clocks import due, due_state

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_running_clock_is_calm_then_soon_then_overdue():
    states = [due_state(NOW + timedelta(minutes=left), None, NOW) for left in (31, 30, 0, -1)]
    assert states == ["calm", "soon", "soon", "overdue"]


def test_a_clock_met_at_its_last_moment_was_in_time():
    assert due_state(NOW, NOW, NOW) == "met"
    assert due_state(NOW, NOW + timedelta(seconds=1), NOW) == "late"


@time_machine.travel(NOW, tick=False)
def test_the_chip_tells_the_time_left_and_keeps_the_exact_moment_behind_it():
    chip = due(NOW + timedelta(hours=2, minutes=5))
    assert "2 h 05 min left" in chip
    assert 'datetime="2026-03-02T14:05:00+00:00"' in chip


@time_machine.travel(NOW, tick=False)
def test_an_overdue_chip_says_by_how_much():
    assert "12 min overdue" in due(NOW - timedelta(minutes=12))
    assert "12 min late" in due(NOW - timedelta(hours=3), NOW - timedelta(hours=3) + timedelta(minutes=12))


def test_without_a_limit_there_is_no_chip():
    assert due(None) == ""
