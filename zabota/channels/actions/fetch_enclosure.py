import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.disk import why_paused
from zabota.channels.events import MediaArrived, MediaLost
from zabota.channels.kind import Fetched, NeverAccepted, TryLater, Uncertain
from zabota.channels.locks import FETCHING, only_one
from zabota.channels.models import Enclosure
from zabota.channels.network import with_detail
from zabota.core.actions.store_file import store_file
from zabota.core.events import announce
from zabota.core.jobs import task
from zabota.core.pauses import LONGEST

log = logging.getLogger(__name__)

PAUSES_SECONDS = (5, 30, 120, 600, 1800, 3600, 7200)
"""Providers keep a file for some hours only: after the last pause it counts as lost."""
BROKEN = _("Fetching the file ended in an error of the program.")


@task(name="channels.fetch_enclosure")
def fetch_later(enclosure_id: int) -> None:
    """The job that is queued with the message."""
    fetch_enclosure(enclosure_id)


def fetch_enclosure(enclosure_id: int) -> None:
    """Fetch one file that a message named and hang it on the message; doing it again changes nothing.

    No transaction is open while the provider is spoken to. What stays out is said at the message.
    """
    with only_one(FETCHING, enclosure_id) as mine:
        enclosure = (
            Enclosure.objects.select_related("delivery__inbox")
            .filter(id=enclosure_id, file=None, failed_at=None)
            .first()
        )
        if not mine or enclosure is None:
            return
        Enclosure.objects.filter(id=enclosure_id).update(attempts=F("attempts") + 1)
        enclosure.attempts += 1
        inbox = enclosure.delivery.inbox
        try:
            if pause := why_paused():
                raise TryLater(pause)
            fetched = inbox.channel.fetch(inbox, enclosure.ref)
        except (TryLater, Uncertain) as reason:
            _wait(enclosure, str(reason), getattr(reason, "after_seconds", None))
        except NeverAccepted as reason:
            _lose(enclosure, str(reason))
        except Exception as error:
            log.exception("Enclosure %s could not be fetched", enclosure_id)
            _wait(enclosure, with_detail(BROKEN, type(error).__name__), None)
        else:
            _keep(enclosure, fetched)


@transaction.atomic
def _keep(enclosure: Enclosure, fetched: Fetched) -> None:
    file = store_file(
        fetched.content,
        enclosure.filename or fetched.filename,
        fetched.media_type or enclosure.media_type,
    )
    enclosure.file, enclosure.problem = file, ""
    enclosure.save(update_fields=["file", "problem"])
    announce(MediaArrived(delivery_id=enclosure.delivery_id, file_id=file.id))


@transaction.atomic
def _wait(enclosure: Enclosure, problem: str, after_seconds: float | None) -> None:
    if enclosure.attempts > len(PAUSES_SECONDS):
        _lose(enclosure, problem)
        return
    Enclosure.objects.filter(id=enclosure.id).update(problem=problem)
    pause = max(PAUSES_SECONDS[enclosure.attempts - 1], min(after_seconds or 0, LONGEST.total_seconds()))
    fetch_later.configure(schedule_at=timezone.now() + timedelta(seconds=pause)).defer(
        enclosure_id=enclosure.id
    )


@transaction.atomic
def _lose(enclosure: Enclosure, problem: str) -> None:
    Enclosure.objects.filter(id=enclosure.id).update(problem=problem, failed_at=timezone.now())
    announce(MediaLost(delivery_id=enclosure.delivery_id, filename=enclosure.filename, problem=problem))
