"""What is kept in this process: read once, until some seconds passed or somebody forgets it."""

import time

import pytest
import time_machine

from zabota.core.kept import kept


def counted(seconds=30):
    """A kept function of a word, and the words it was really asked for."""
    asked = []

    @kept(seconds=seconds)
    def length(word):
        asked.append(word)
        return len(word)

    return length, asked


def test_it_is_read_once_for_each_argument():
    length, asked = counted()
    assert [length("șură"), length("șură"), length("мёд")] == [4, 4, 3]
    assert asked == ["șură", "мёд"]


@pytest.fixture
def passed(monkeypatch):
    """passed(seconds) lets time pass, whatever the clock on the wall shows."""
    began = time.monotonic()
    now = [began]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, began + seconds)


def test_it_is_read_again_when_the_seconds_have_passed(passed):
    length, asked = counted(seconds=30)
    length("мёд")
    passed(29)
    length("мёд")
    assert len(asked) == 1
    passed(31)
    length("мёд")
    assert len(asked) == 2


def test_a_clock_that_is_set_back_keeps_nothing_longer(passed):
    length, asked = counted(seconds=30)
    with time_machine.travel("2026-11-28T22:00:00Z") as clock:
        length("мёд")
        clock.shift(-5 * 3600)
        passed(31)
        length("мёд")
    assert len(asked) == 2


def test_what_is_forgotten_while_it_is_read_is_not_kept():
    asked = []

    @kept(seconds=30)
    def read():
        asked.append(1)
        if len(asked) == 1:
            read.forget()
        return len(asked)

    assert [read(), read(), read()] == [1, 2, 2]
