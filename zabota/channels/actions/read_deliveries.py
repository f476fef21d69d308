import logging
from dataclasses import replace

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.actions.fetch_enclosure import fetch_later
from zabota.channels.actions.learn_name import learn_later
from zabota.channels.actions.note_bounce import note_bounce
from zabota.channels.actions.note_news import news_key, note_news
from zabota.channels.actions.note_reach import note_reach
from zabota.channels.batches import prepared
from zabota.channels.calls import CallNews
from zabota.channels.claiming import claim
from zabota.channels.events import CallReported, DeliveryUnreadable, MessageArrived
from zabota.channels.kind import Incoming, News, NotReadable
from zabota.channels.locks import READING, only_one
from zabota.channels.models import Delivery, Enclosure, Inbox
from zabota.core.events import announce, gathered
from zabota.core.gathering import together

log = logging.getLogger(__name__)

BATCH = 50
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
    unread = Delivery.objects.unread().filter(inbox=inbox_id).order_by("id")
    return claim(unread.select_for_update(skip_locked=True), Length("raw"), BATCH)


def _read_batch(ids: list[int]) -> int:
    """Read these in one transaction. If one of them fails, nothing was done, and each is read by itself."""
    if len(ids) > 1:
        try:
            return _read_together(ids)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.warning("A batch of %s deliveries met an error and is read one by one", len(ids))
    return sum(_read_alone(delivery_id) for delivery_id in ids)


@transaction.atomic
def _read_together(ids: list[int]) -> int:
    deliveries = _locked(ids)
    with together(len(deliveries)), gathered():
        _file(deliveries)
    _note_outcomes(deliveries)
    return len(deliveries)


@transaction.atomic
def _read_alone(delivery_id: int) -> int:
    """Read one; what cannot be read becomes visible as unreadable. A lost database leaves it unread."""
    deliveries = _locked([delivery_id])
    for delivery in deliveries:
        if delivery.attempts > MOST_ATTEMPTS:
            _give_up(delivery, STOPS_THE_PROGRAM)
            continue
        try:
            with transaction.atomic():
                _file([delivery])
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            log.exception("Delivery %s of inbox %s could not be read", delivery.id, delivery.inbox_id)
            _give_up(delivery, f"{COULD_NOT_READ}\n{type(error).__name__}")
    _note_outcomes(deliveries)
    return len(deliveries)


def _locked(ids: list[int]) -> list[Delivery]:
    """These deliveries of one inbox, which is read once for all of them."""
    unread = Delivery.objects.unread().filter(id__in=ids).order_by("id")
    deliveries = list(unread.select_for_update(skip_locked=True))
    if deliveries:
        inbox = Inbox.objects.select_related("branch").get(id=deliveries[0].inbox_id)
        for delivery in deliveries:
            delivery.inbox = inbox
    return deliveries


def _file(deliveries: list[Delivery]) -> None:
    """Read each, ask once which of them came before, and announce the others."""
    if not deliveries:
        return
    read: list[tuple[Delivery, Incoming]] = []
    for one in deliveries:
        if one.facts.get("unreadable"):
            raise NotReadable("It was not readable when it came.")
        meant = one.inbox.channel.read(one.inbox, bytes(one.raw), one.facts)
        if isinstance(meant, Incoming):
            read.append((one, meant))
        else:
            one.read_at = timezone.now()
            one.outcome = _note(one, meant)
    if not read:
        return
    known = _read_before(
        {incoming.sameness or one.sameness for one, incoming in read}, deliveries[0].inbox_id
    )
    with prepared(deliveries[0].inbox, [incoming for _one, incoming in read]):
        for delivery, incoming in read:
            delivery.sameness = incoming.sameness or delivery.sameness
            delivery.problem = "\n".join(incoming.problems)
            delivery.read_at = timezone.now()
            delivery.outcome = Outcome.SAME
            if delivery.sameness not in known:
                delivery.outcome = _announce(delivery, incoming)
                known.add(delivery.sameness or f"delivery {delivery.id}")


def _read_before(samenesses: set[str], inbox_id: int) -> set[str]:
    samenesses.discard("")
    if not samenesses:
        return set()
    same = Delivery.objects.filter(inbox=inbox_id, sameness__in=samenesses)
    return set(same.filter(outcome__in=(Outcome.MESSAGE, Outcome.BOUNCE)).values_list("sameness", flat=True))


def _note(delivery: Delivery, news: News | CallNews | None) -> Delivery.Outcome:
    """News of what we sent, or of a call. One that came before we knew of the sending is found later."""
    if news is None:
        return Outcome.NOTHING
    if isinstance(news, CallNews):
        announce(CallReported(delivery_id=delivery.id, inbox_id=delivery.inbox_id, carried=news))
        return Outcome.NEWS
    delivery.sameness = news_key(news.external_id) if news.external_id else ""
    note_news(delivery.inbox, news)
    return Outcome.NEWS


def _announce(delivery: Delivery, incoming: Incoming) -> Delivery.Outcome:
    if delivery.inbox.channel.knows_reach:
        wrote_at = incoming.sent_at or delivery.created_at
        is_new = note_reach(delivery.inbox, incoming.sender, wrote_at=min(wrote_at, timezone.now()))
        if is_new and not delivery.inbox.channel.has_names:
            learn_later.defer(inbox_id=delivery.inbox_id, address=incoming.sender)
    if incoming.bounced_message_id and note_bounce(incoming):
        return Outcome.BOUNCE
    carried = replace(incoming, delivery=delivery)
    announce(MessageArrived(delivery_id=delivery.id, inbox_id=delivery.inbox_id, carried=carried))
    _plan_fetching(delivery, incoming)
    return Outcome.MESSAGE


def _plan_fetching(delivery: Delivery, incoming: Incoming) -> None:
    """The message is there at once; its files follow, each by a job of its own."""
    for number, media in enumerate(incoming.media):
        enclosure = Enclosure.objects.create(
            delivery=delivery,
            number=number,
            ref=media.ref,
            filename=media.filename[:255],
            media_type=media.media_type[:100],
        )
        fetch_later.defer(enclosure_id=enclosure.id)


def _note_outcomes(deliveries: list[Delivery]) -> None:
    """One statement for all: this is the hot path of the intake."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Delivery._meta.db_table} AS kept SET read_at = now.read_at, outcome = now.outcome, "  # noqa: S608
            "problem = now.problem, sameness = now.sameness FROM unnest(%s::bigint[], %s::timestamptz[], "
            "%s::text[], %s::text[], %s::text[]) AS now(id, read_at, outcome, problem, sameness) "
            "WHERE kept.id = now.id",
            [
                [one.id for one in deliveries],
                [one.read_at for one in deliveries],
                [str(one.outcome) for one in deliveries],
                [one.problem for one in deliveries],
                [one.sameness for one in deliveries],
            ],
        )


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
