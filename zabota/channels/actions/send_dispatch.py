import logging
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.actions.note_news import note_news
from zabota.channels.events import DispatchFailed, DispatchSent, DispatchUncertain
from zabota.channels.kind import NeverAccepted, News, NoWayOut, Sent, TooFast, TryLater, Uncertain
from zabota.channels.locks import SENDING, only_one
from zabota.channels.models import Dispatch
from zabota.core.events import announce
from zabota.core.jobs import task
from zabota.core.pauses import LONGEST, is_over

log = logging.getLogger(__name__)

PAUSES_SECONDS = (20, 60, 180, 600, 1800, 3600)
"""Between tries; the last one again and again."""
PATIENCE = timedelta(days=4)
LONGEST_PAUSE_SECONDS = 3600
LOST = _("The link broke, or the program stopped, while the message was being handed over.")


@task(name="channels.send_dispatch")
def send_later(dispatch_id: int) -> None:
    """The job that `queue_dispatch` queues."""
    send_dispatch(dispatch_id)


def send_dispatch(dispatch_id: int) -> None:
    """Hand one dispatch to its channel, at most once by itself.

    That sending begins is committed before anything leaves the house. Found begun, without a verdict and in
    nobody's hands, it is uncertain: it may have arrived, so a person decides (`decide_uncertain`). No
    transaction is open while the channel is spoken to.
    """
    with only_one(SENDING, dispatch_id) as mine:
        if not mine:
            return
        dispatch = _begin(dispatch_id)
        if dispatch is None:
            return
        try:
            keep_pause(dispatch.inbox_id)
            sent = dispatch.inbox.channel.send(dispatch)
        except TryLater as reason:
            if isinstance(reason, TooFast):
                begin_pause(dispatch.inbox_id, reason)
            _wait(dispatch, reason)
        except NeverAccepted as reason:
            _fail(dispatch, str(reason))
        except Uncertain as reason:
            _doubt(dispatch, str(reason) or LOST)
        except Exception as error:
            log.exception("Sending dispatch %s ended in an error", dispatch_id)
            _doubt(dispatch, f"{LOST}\n{type(error).__name__}")
        else:
            _confirm(dispatch, sent)


@transaction.atomic
def _begin(dispatch_id: int) -> Dispatch | None:
    """The dispatch, committed as being sent; None when there is nothing to send now."""
    found = (
        Dispatch.objects.select_for_update(of=["self"]).select_related("inbox").filter(id=dispatch_id).first()
    )
    now = timezone.now()
    if found is None or found.sent_at or found.failed_at or found.uncertain_at:
        return None
    if found.sending_at:
        _doubt(found, LOST)
        return None
    if not is_over(found.next_try_at, now):
        return None
    found.sending_at, found.attempts = now, found.attempts + 1
    found.save(update_fields=["sending_at", "attempts"])
    return found


@transaction.atomic
def _confirm(dispatch: Dispatch, sent: Sent) -> None:
    dispatch.sent_at, dispatch.external_id, dispatch.problem = timezone.now(), sent.external_id[:250], ""
    dispatch.sealed_body = None
    dispatch.sms_parts = sent.sms_parts
    dispatch.save(update_fields=["sent_at", "external_id", "problem", "sealed_body", "sms_parts"])
    announce(DispatchSent.of(dispatch))
    for parcel in dispatch.parcels.exclude(delivered_at=None).order_by("id"):
        state = "read" if parcel.read_at else "delivered"
        note_news(dispatch.inbox, News(state, parcel.external_id, at=parcel.delivered_at))


@transaction.atomic
def _wait(dispatch: Dispatch, reason: TryLater) -> None:
    """Nothing was handed over: try again after the provider's pause, else after one that grows."""
    now = timezone.now()
    problem, expires = str(reason), not isinstance(reason, NoWayOut)
    if expires and now - dispatch.created_at > PATIENCE:
        _fail(dispatch, problem)
        return
    dispatch.sending_at, dispatch.problem = None, problem
    dispatch.next_try_at = _next_try(now, dispatch.attempts, reason.after_seconds)
    dispatch.save(update_fields=["sending_at", "problem", "next_try_at"])
    if expires:
        send_later.configure(schedule_at=dispatch.next_try_at).defer(dispatch_id=dispatch.id)


def _next_try(now: datetime, attempts: int, asked_seconds: float | None) -> datetime:
    usual = PAUSES_SECONDS[min(attempts, len(PAUSES_SECONDS)) - 1]
    pause = timedelta(seconds=usual if asked_seconds is None else max(1, asked_seconds))
    return now + min(pause, LONGEST)


def begin_pause(inbox_id: int, reason: TooFast) -> None:
    """Nothing more is tried through this inbox until the provider's pause is over."""
    seconds = max(1, min(reason.after_seconds or PAUSES_SECONDS[0], LONGEST_PAUSE_SECONDS))
    until = timezone.now() + timedelta(seconds=seconds)
    cache.set(f"channels.pause.{inbox_id}", (until, str(reason)), int(seconds) + 1)


def keep_pause(inbox_id: int) -> None:
    """Raises TryLater while the provider's pause lasts."""
    until, why = cache.get(f"channels.pause.{inbox_id}") or (None, "")
    if until and (left := (until - timezone.now()).total_seconds()) > 0:
        raise TryLater(why, after_seconds=left)


@transaction.atomic
def _fail(dispatch: Dispatch, problem: str) -> None:
    dispatch.failed_at, dispatch.problem = timezone.now(), problem
    dispatch.save(update_fields=["failed_at", "problem"])
    announce(DispatchFailed.of(dispatch, problem=problem))


@transaction.atomic
def _doubt(dispatch: Dispatch, problem: str) -> None:
    dispatch.uncertain_at, dispatch.problem = timezone.now(), problem
    dispatch.save(update_fields=["uncertain_at", "problem"])
    announce(DispatchUncertain.of(dispatch))
