"""Seconds in words, at most two units."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from zabota.core.display.durations import duration

SECONDS = {"d": 86400, "h": 3600, "min": 60, "s": 1}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (7505, "2 h 05 min"),
        (86400, "1 d"),
        (97200, "1 d 3 h"),
    ],
)
def test_a_duration_is_told_in_its_two_largest_units(seconds, words):
    assert duration(seconds) == words


def test_a_negative_length_reads_as_none():
    assert duration(-5) == "0 s"


def test_the_units_are_the_readers():
    with override("ru"):
        assert duration(7505) == "2 ч 05 мин"
    with override("ro"):
        assert duration(86400 * 3) == "3 z"


@given(st.integers(min_value=0, max_value=10**8))
def test_the_words_never_say_more_than_the_time_and_lose_less_than_their_smaller_unit(seconds):
    parts = duration(seconds).split()
    told = sum(int(number) * SECONDS[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True))
    loses_less_than = 3600 if "d" in parts else 60 if seconds >= 60 else 1
    assert 0 <= seconds - told < loses_less_than
