"""Moments as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from zabota.core.display.moments import in_words, moment

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday, 14:00 in Chișinău


@pytest.fixture(autouse=True)
def in_chisinau():
    with timezone.override("Europe/Chisinau"):
        yield


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "только что"),
        (timedelta(minutes=5, seconds=40), "5 мин назад"),
        (timedelta(hours=3), "3 ч назад"),
        (timedelta(hours=26), "вчера, 12:00"),
        (timedelta(days=3), "Воскресенье, 14:00"),
        (timedelta(days=30), "2 февраля"),
        (timedelta(hours=-3), "сегодня, 17:00"),
        (timedelta(hours=-24), "завтра, 14:00"),
    ],
)
def test_the_nearer_a_moment_the_more_it_is_told_by_its_distance(ago, words):
    with override("ru"):
        assert in_words(NOW - ago, NOW) == words


def test_a_moment_of_another_year_is_told_with_its_year():
    assert "2024" in in_words(datetime(2024, 3, 4, tzinfo=UTC), NOW)


@time_machine.travel(NOW, tick=False)
def test_the_tag_keeps_the_machine_readable_moment():
    assert 'datetime="2026-03-04T11:55:00+00:00"' in moment(NOW - timedelta(minutes=5))
    assert moment(date(2026, 3, 8)).startswith('<time datetime="2026-03-08">')
    assert moment(None) == ""
