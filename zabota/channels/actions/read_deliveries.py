import logging

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.actions.note_bounce import note_bounce
from zabota.channels.events import DeliveryUnreadable, MessageArrived
from zabota.channels.locks import READING, only_one
from zabota.channels.models import Delivery
from zabota.core.events import announce

log = logging.getLogger(__name__)

BATCH = 25
BATCH_BYTES = 8_000_000
MOST_ATTEMPTS = 5
Outcome = Delivery.Outcome
COULD_NOT_READ = _("The message could not be read.")
STOPS_THE_PROGRAM = _("Reading the message stopped the program several times.")


def read_deliveries() -> int:
    """Make messages of everything that was taken in and not read yet; returns how many were read.

    Each inbox is read in order by one reader at a time; any number of readers may run.
    """
    total = 0
    while inboxes := list(Delivery.objects.unread().order_by().values_list("inbox", flat=True).distinct()):
        done = sum(_read_inbox(inbox_id) for inbox_id in inboxes)
        total += done
        if not done:  # others read them, or they must wait
            break
    return total


def _read_inbox(inbox_id: int) -> int:
    with only_one(READING, inbox_id) as mine:
        if not mine:
            return 0
        total = 0
        while ids := _claim(inbox_id):
            total += _read_batch(ids)
        return total


@transaction.atomic
def _claim(inbox_id: int) -> list[int]:
    """Ids of the next ones, their attempt counted. What was tried before comes alone: it may be poison."""
    unread = (
        Delivery.objects.unread().filter(inbox=inbox_id).order_by("id").select_for_update(skip_locked=True)
    )
    ids: list[int] = []
    size = 0
    for row_id, attempts, length in unread.values_list("id", "attempts", Length("raw"))[:BATCH]:
        if ids and (attempts or size + length > BATCH_BYTES):
            break
        ids.append(row_id)
        size += length
        if attempts:
            break
    Delivery.objects.filter(id__in=ids).update(attempts=F("attempts") + 1)
    return ids


@transaction.atomic
def _read_batch(ids: list[int]) -> int:
    """Read these in one transaction, each in a savepoint of its own. A lost database reads none of them."""
    deliveries = list(
        Delivery.objects.unread()
        .filter(id__in=ids)
        .select_related("inbox")
        .order_by("id")
        .select_for_update(skip_locked=True, of=["self"])
    )
    seen: set[str] = set()
    for delivery in deliveries:
        if delivery.attempts > MOST_ATTEMPTS:
            _give_up(delivery, STOPS_THE_PROGRAM)
            continue
        try:
            with transaction.atomic():
                _read(delivery, seen)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            log.exception("Delivery %s of inbox %s could not be read", delivery.id, delivery.inbox_id)
            _give_up(delivery, f"{COULD_NOT_READ}\n{type(error).__name__}")
    Delivery.objects.bulk_update(deliveries, ["read_at", "outcome", "problem", "sameness"])
    return len(deliveries)


def _read(delivery: Delivery, seen: set[str]) -> None:
    """`seen` are the samenesses of this batch, whose rows are written at its end."""
    inbox = delivery.inbox
    incoming = inbox.channel.read(inbox, bytes(delivery.raw), delivery.facts)
    delivery.sameness = incoming.sameness or delivery.sameness
    delivery.problem = "\n".join(incoming.problems)
    delivery.read_at = timezone.now()
    if delivery.sameness and (delivery.sameness in seen or _was_read_before(delivery)):
        delivery.outcome = Outcome.SAME
        return
    if incoming.bounced_message_id and note_bounce(incoming):
        delivery.outcome = Outcome.BOUNCE
    else:
        announce(MessageArrived(delivery_id=delivery.id, inbox_id=inbox.id, carried=incoming))
        delivery.outcome = Outcome.MESSAGE
    seen.add(delivery.sameness)


def _was_read_before(delivery: Delivery) -> bool:
    same = Delivery.objects.filter(inbox=delivery.inbox_id, sameness=delivery.sameness)
    return same.filter(outcome__in=(Outcome.MESSAGE, Outcome.BOUNCE)).exists()


def _give_up(delivery: Delivery, problem: str) -> None:
    """Make it a visible conversation; if even that fails, it stands on the deliveries page."""
    delivery.read_at, delivery.outcome, delivery.problem = timezone.now(), Outcome.UNREADABLE, problem
    delivery.sameness = ""
    try:
        with transaction.atomic():
            announce(DeliveryUnreadable(delivery_id=delivery.id, inbox_id=delivery.inbox_id, problem=problem))
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("Delivery %s could not even be shown as unreadable", delivery.id)
