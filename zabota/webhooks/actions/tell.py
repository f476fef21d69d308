from collections.abc import Iterator
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.kind import TryLater, Uncertain
from zabota.channels.locks import only_one
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import Answer, ask
from zabota.core.events import Event
from zabota.core.jobs import task
from zabota.core.outside import happenings
from zabota.core.pauses import LONGEST, is_over
from zabota.webhooks.actions.switch_webhook import switch_off
from zabota.webhooks.message import body_of
from zabota.webhooks.models import Telling, Webhook
from zabota.webhooks.rights import may_be_told
from zabota.webhooks.signing import headers

TELLING = 7120
"""The lock of one webhook: it hears one thing at a time."""
PAUSES_SECONDS = (5, 60, 300, 1800, 7200, 18000, 36000)
"""Of one telling, after each try; the last one again and again."""
PATIENCE = timedelta(days=3)
FEW_FAILURES = 3
"""In a row: from then on the whole address is left alone for a while."""
ADDRESS_PAUSES_SECONDS = (30, 120, 600, 1800, 3600)
TIMEOUT_SECONDS = 10.0
MOST_SECONDS = 60.0
MOST_BYTES = 100_000
GONE = 410

REDIRECTED = _("It answers with a redirect; those are not followed: write the address where it leads.")
NOT_TAKEN = _("It did not take it.")
NOT_HIS = _("The webhook's owner may no longer see this: it is not told.")
NOT_KNOWN = _("This version no longer knows this kind of event.")


@task(name="webhooks.tell")
def tell_later(webhook_id: int) -> None:
    tell(webhook_id)


def tell(webhook_id: int) -> int:
    """Tell one address what waits for it, in order; returns how much it took.

    One at a time, and no transaction is open while the network is spoken to. What was told and whose answer
    was lost is told again: the other side knows it by its key.
    """
    with only_one(TELLING, webhook_id) as mine:
        return sum(_tell(telling) for telling in _due(webhook_id)) if mine else 0


def _due(webhook_id: int) -> Iterator[Telling]:
    """One after another while there is time, as long as the address is on and not left alone."""
    deadline, last = monotonic() + MOST_SECONDS, 0
    while True:
        now = timezone.now()
        webhook = Webhook.objects.switched_on().select_related("owner").filter(id=webhook_id).first()
        if webhook is None or not is_over(webhook.paused_until, now):
            return
        due = Telling.objects.due(now).filter(webhook=webhook, id__gt=last).select_related("event")
        telling = due.order_by("id").first()
        if telling is None:
            return
        if monotonic() > deadline:
            tell_later.defer(webhook_id=webhook_id)
            return
        telling.webhook, last = webhook, telling.id
        yield telling


def _tell(telling: Telling) -> bool:
    known = happenings.get(telling.happening)
    event = Event.from_record(telling.event) if telling.event else None
    if telling.event and (known is None or event is None):
        return _give_up(telling, NOT_KNOWN)
    if known and event and not may_be_told(telling.webhook, known, event):
        return _give_up(telling, NOT_HIS)
    body = body_of(telling, known, telling.event, event)
    now = timezone.now()
    signed = headers(_secrets(telling.webhook, now), telling.key, int(now.timestamp()), body)
    try:
        answer = ask(
            "POST",
            telling.webhook.url,
            body=body,
            headers={"Content-Type": "application/json", **signed},
            seconds=TIMEOUT_SECONDS,
            most_bytes=MOST_BYTES,
            harmless=True,
        )
    except (TryLater, Uncertain) as reason:
        _note_failure(telling, str(reason), None, None)
        return False
    if answer.is_good:
        _note_taken(telling, answer)
        return True
    sentence = REDIRECTED if 300 <= answer.status < 400 else NOT_TAKEN
    _note_failure(telling, with_detail(sentence, answer.body[:600]), answer.status, answer.pause_seconds)
    return False


def _secrets(webhook: Webhook, now: datetime) -> list[str]:
    """The secret, and for a while the one before it."""
    is_fresh = webhook.former_until is not None and webhook.former_until > now
    return [webhook.secret, *([webhook.former_secret] if webhook.former_secret and is_fresh else [])]


@transaction.atomic
def _note_taken(telling: Telling, answer: Answer) -> None:
    now = timezone.now()
    Telling.objects.filter(id=telling.id).update(
        attempts=telling.attempts + 1,
        tried_at=now,
        told_at=now,
        next_try_at=None,
        status=answer.status,
        answer="",
    )
    Webhook.objects.filter(id=telling.webhook_id).update(failures=0, failing_since=None, paused_until=None)


@transaction.atomic
def _note_failure(telling: Telling, words: str, status: int | None, asked_seconds: float | None) -> None:
    """Growing pauses for this telling, and for an address that takes nothing at all; at the end it is given
    up, and an address that took nothing since is switched off.
    """
    webhook = Webhook.objects.select_for_update().get(id=telling.webhook_id)
    now, attempts = timezone.now(), telling.attempts + 1
    telling.attempts, telling.tried_at, telling.status, telling.answer = attempts, now, status, words
    usual = PAUSES_SECONDS[min(attempts, len(PAUSES_SECONDS)) - 1]
    pause = max(usual, min(asked_seconds or 0, PAUSES_SECONDS[-1]))
    telling.next_try_at = now + timedelta(seconds=pause)
    if telling.event_id is None or now - telling.patient_from > PATIENCE or status == GONE:
        telling.next_try_at, telling.given_up_at = None, now
    telling.save()
    webhook.failures += 1
    webhook.failing_since = webhook.failing_since or now
    if webhook.failures >= FEW_FAILURES:
        step = min(webhook.failures - FEW_FAILURES, len(ADDRESS_PAUSES_SECONDS) - 1)
        pause = max(ADDRESS_PAUSES_SECONDS[step], asked_seconds or 0)
        webhook.paused_until = now + min(timedelta(seconds=pause), LONGEST)
    webhook.save(update_fields=["failures", "failing_since", "paused_until"])
    if status == GONE:
        switch_off(webhook, Webhook.Because.GONE)
    elif now - webhook.failing_since > PATIENCE:
        switch_off(webhook, Webhook.Because.SILENT)
    elif telling.next_try_at:
        at = max(telling.next_try_at, webhook.paused_until or now)
        tell_later.configure(schedule_at=at).defer(webhook_id=webhook.id)


def _give_up(telling: Telling, words: str) -> bool:
    Telling.objects.filter(id=telling.id).update(given_up_at=timezone.now(), next_try_at=None, answer=words)
    return False
