import hashlib
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.actions.note_reach import note_reach
from zabota.channels.events import DispatchDelivered, DispatchFailed, DispatchRead
from zabota.channels.kind import News
from zabota.channels.models import Dispatch, Inbox, Parcel
from zabota.core.events import announce

NOT_DELIVERED = _("The channel could not deliver it.")


@transaction.atomic
def note_news(inbox: Inbox, news: News) -> bool:
    """Note what became of something we sent, or of an address; False when nothing of ours is known by that.

    Noting it again, or what is older than what we know, changes nothing. News may come before we know that
    the provider took the message: `keep_parcel` looks for such news.
    """
    if news.state in ("blocked", "admitted"):
        note_reach(inbox, news.address, blocked=news.state == "blocked", at=news.at)
        return True
    hold_id(inbox.id, news.external_id)
    parcel = Parcel.objects.filter(inbox=inbox, external_id=news.external_id).order_by("-id").first()
    if parcel is None or not news.external_id:
        return False
    dispatch = Dispatch.objects.select_for_update(of=["self"]).get(id=parcel.dispatch_id)
    dispatch.inbox = inbox
    at = news.at or timezone.now()
    _mark(parcel, news.state, at)
    if news.state == "failed":
        _fail(dispatch, news.problem or NOT_DELIVERED, at)
    else:
        _raise_state(dispatch, at)
    return True


def news_key(external_id: str) -> str:
    """Under which sameness the delivery of a piece of news is found again."""
    return hashlib.sha256(f"news {external_id}".encode()).hexdigest()


def hold_id(inbox_id: int, external_id: str) -> None:
    """Who keeps a parcel and who notes news of it wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [inbox_id % 2**31, external_id])


def _mark(parcel: Parcel, state: str, at: datetime) -> None:
    """What was read was delivered, also where nobody told so."""
    if state == "failed":
        parcel.failed_at = parcel.failed_at or at
    else:
        parcel.delivered_at = parcel.delivered_at or at
        if state == "read":
            parcel.read_at = parcel.read_at or at
    parcel.save(update_fields=["delivered_at", "read_at", "failed_at"])


def _fail(dispatch: Dispatch, problem: str, at: datetime) -> None:
    if dispatch.failed_at or dispatch.read_at:
        return
    dispatch.failed_at, dispatch.problem = at, problem
    dispatch.save(update_fields=["failed_at", "problem"])
    announce(DispatchFailed.of(dispatch, problem=problem))


def _raise_state(dispatch: Dispatch, at: datetime) -> None:
    """A dispatch of several parts is delivered, or read, when all of them are."""
    parcels = list(dispatch.parcels.all())
    if dispatch.sent_at is None and dispatch.uncertain_at is None:
        return  # it is still being handed over; `send_dispatch` looks again
    if dispatch.delivered_at is None and all(one.delivered_at for one in parcels):
        dispatch.delivered_at = at
        if dispatch.uncertain_at and not dispatch.sent_at:
            dispatch.sent_at, dispatch.problem = at, ""
        dispatch.save(update_fields=["delivered_at", "sent_at", "problem"])
        announce(DispatchDelivered.of(dispatch))
    if dispatch.read_at is None and all(one.read_at for one in parcels):
        dispatch.read_at = at
        dispatch.save(update_fields=["read_at"])
        announce(DispatchRead.of(dispatch))
