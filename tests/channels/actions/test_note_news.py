from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions.keep_parcel import keep_parcel
from zabota.channels.actions.note_news import note_news
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.kind import News
from zabota.channels.models import Dispatch
from zabota.core.models import EventRecord


@pytest.fixture
def dispatch(plane_inbox) -> Dispatch:
    """It was handed over in two parts."""
    dispatch = queue_dispatch(inbox=plane_inbox, to="vera", body="Готово", about="message-1")
    keep_parcel(dispatch, 0, "a")
    keep_parcel(dispatch, 1, "b")
    Dispatch.objects.update(sent_at=timezone.now())
    return dispatch


def told() -> list[str]:
    names = ("DispatchDelivered", "DispatchRead", "DispatchFailed")
    return list(EventRecord.objects.filter(name__in=names).order_by("id").values_list("name", flat=True))


def test_it_is_delivered_when_every_part_is(dispatch, plane_inbox):
    at = timezone.now() - timedelta(minutes=5)
    assert note_news(plane_inbox, News("delivered", "a", at=at))
    dispatch.refresh_from_db()
    assert dispatch.delivered_at is None
    for _again in range(2):
        note_news(plane_inbox, News("delivered", "b", at=at))
    dispatch.refresh_from_db()
    assert dispatch.delivered_at == at and told() == ["DispatchDelivered"]


def test_what_was_read_was_delivered(dispatch, plane_inbox):
    for name in ("b", "a"):
        note_news(plane_inbox, News("read", name))
    dispatch.refresh_from_db()
    assert dispatch.delivered_at and dispatch.read_at
    assert told() == ["DispatchDelivered", "DispatchRead"]


def test_a_part_that_failed_fails_it_with_the_reason(dispatch, plane_inbox):
    note_news(plane_inbox, News("delivered", "a"))
    note_news(plane_inbox, News("failed", "b", problem="Абонент недоступен"))
    dispatch.refresh_from_db()
    assert dispatch.failed_at and dispatch.problem == "Абонент недоступен"
    assert told() == ["DispatchFailed"]


def test_what_arrived_is_uncertain_no_more(dispatch, plane_inbox):
    Dispatch.objects.update(sent_at=None, uncertain_at=timezone.now(), problem="The link broke.")
    for name in ("a", "b"):
        note_news(plane_inbox, News("delivered", name))
    dispatch.refresh_from_db()
    assert dispatch.sent_at and dispatch.problem == ""


def test_news_of_nothing_of_ours_changes_nothing(dispatch, plane_inbox):
    assert not note_news(plane_inbox, News("delivered", "c"))
    assert not note_news(plane_inbox, News("delivered", ""))
    assert told() == []
