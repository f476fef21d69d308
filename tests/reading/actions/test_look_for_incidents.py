"""Alarms: what is real is seen once, chance is not, and a word is named."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.reading.actions.look_for_incidents import look_for_incidents
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.actions.settle_alarm import settle_alarm
from zabota.reading.models import Alarm


@pytest.fixture
def ordinary(answer, central, north, reception):
    """Eight weeks with one unhappy answer in six, at two branches, and today like always."""
    chance, now = Random(1), timezone.now()
    for number in range(240):
        unhappy = chance.random() < 1 / 6
        why = chance.choice(["Долго ждали", "Очередь", "Холодно"]) if unhappy else ""
        at = now - timedelta(days=number % 58)
        answer((central, north)[number % 2], {reception: (3 if unhappy else 9, why)}, at=at)
    rebuild()


def test_ordinary_days_raise_no_alarm(ordinary):
    assert look_for_incidents() == []


def test_an_incident_at_one_branch_is_seen_once_and_its_word_named(
    ordinary, answer, central, reception, nina
):
    for _number in range(14):
        answer(central, {reception: (1, "Пропало электричество")})
    rebuild()
    found = look_for_incidents()
    assert {(alarm.branch, alarm.shown) for alarm in found} >= {
        (central, ""),
        (central, "электричество"),
        (None, "электричество"),
    }
    assert EventRecord.objects.filter(name="IncidentSuspected").count() == len(found)
    assert look_for_incidents() == []
    for alarm in found:
        settle_alarm(alarm, "Подстанция", by=nina)
    assert look_for_incidents() == [], "what was settled today is not raised again today"
    assert Alarm.objects.count() == len(found)


def test_better_than_usual_is_no_incident(ordinary, answer, central, reception):
    for _number in range(14):
        answer(central, {reception: 10})
    rebuild()
    assert look_for_incidents() == []
