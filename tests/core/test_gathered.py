"""Events announced by the hundred are kept together, and only those that really happened."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.core import events
from zabota.core.events import Event, announce, gathered
from zabota.core.models import EventRecord

heard: list[int] = []


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    number: int


def hear(event: LampLit) -> None:
    heard.append(event.number)


@pytest.fixture
def reactions(db, monkeypatch):
    heard.clear()
    monkeypatch.setitem(events._at_once, LampLit, [hear])
    monkeypatch.setitem(events._later, LampLit, [hear])


def kept() -> list[int]:
    return [record.values["number"] for record in EventRecord.objects.filter(name="LampLit").order_by("id")]


def queued() -> int:
    return ProcrastinateJob.objects.filter(task_name__endswith="core.react").count()


def test_they_are_kept_in_their_order_in_one_statement_and_heard_at_once(
    reactions, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2), gathered():
        for number in range(10):
            announce(LampLit(number=number))
        assert heard == list(range(10))
    assert kept() == list(range(10)) and queued() == 10


def test_what_a_rolled_back_savepoint_announced_did_not_happen(reactions):
    with gathered():
        announce(LampLit(number=1))
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            announce(LampLit(number=2))
            raise ZeroDivisionError
        with transaction.atomic():
            announce(LampLit(number=3))
    assert kept() == [1, 3] and queued() == 2


def test_an_error_keeps_nothing_and_later_events_are_kept_as_usual(reactions):
    with pytest.raises(ZeroDivisionError), gathered():
        announce(LampLit(number=1))
        raise ZeroDivisionError
    announce(LampLit(number=2))
    assert kept() == [2]
