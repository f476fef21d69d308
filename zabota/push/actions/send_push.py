import hashlib
import json
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.kind import TryLater, Uncertain
from zabota.channels.locks import only_one
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import Answer, ask
from zabota.channels.reachable import Forbidden
from zabota.core.jobs import task
from zabota.push.encryption import as_bytes, as_text, encrypt
from zabota.push.models import Device, Push
from zabota.push.quiet import is_quiet
from zabota.push.sorts import URGENT, words_of
from zabota.push.vapid import authorization

PUSHING = 7160
"""The lock of one device."""
WORTH = timedelta(hours=1)
"""What is older is no longer news."""
PAUSES_SECONDS = (20, 60, 180, 600)
TIMEOUT_SECONDS = 10.0
MOST_BYTES = 20_000
GONE = (404, 410)
BUSY = (429, 500, 502, 503, 504)
LONGEST_PAUSE = timedelta(hours=1)
NOT_TAKEN = _("The push service did not take it.")


class InOtherHands(Exception):
    """Somebody speaks to this device just now: the job comes again later."""


@task(name="push.send")
def send_later(push_id: int) -> None:
    send_push(push_id)


def send_push(push_id: int) -> None:
    """Hand one notification to the browser's push service, unless it is no longer worth it.

    A second time, after a crash or a lost answer, replaces the first on the device: it has the same tag.
    """
    found = Push.objects.filter(id=push_id, settled_at=None).values_list("device", flat=True).first()
    if found is None:
        return
    with only_one(PUSHING, found) as mine:
        if not mine:
            raise InOtherHands
        push = Push.objects.select_related("device__user").filter(id=push_id, settled_at=None).first()
        if push is not None:
            consider(push, timezone.now())


def consider(push: Push, now: datetime) -> None:
    device = push.device
    if not is_alive(device):
        device.delete()
        return
    if now - push.created_at > WORTH or is_quiet(push, now):
        settle(push, "dropped")
        return
    words = words_of(push, device.user)
    if words is None:
        settle(push, "dropped")
        return
    if device.paused_until and device.paused_until > now:
        wait(push, device.paused_until)
        return
    hand_over(push, json.dumps(words.as_json(push), ensure_ascii=False).encode(), now)


def is_alive(device: Device) -> bool:
    """Whether its owner still works here and is still signed in there."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return device.user.is_active and store(device.session_key).exists(device.session_key)


def hand_over(push: Push, text: bytes, now: datetime) -> None:
    way = push.device.way
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(WORTH.total_seconds())),
        "Urgency": "high" if push.sort in URGENT else "normal",
        "Topic": as_text(hashlib.sha256(f"{push.sort}-{push.subject_id}".encode()).digest()[:24]),
        "Authorization": authorization(way["endpoint"], now),
    }
    try:
        answer = ask(
            "POST",
            way["endpoint"],
            body=encrypt(text, as_bytes(way["key"]), as_bytes(way["secret"])),
            headers=headers,
            seconds=TIMEOUT_SECONDS,
            most_bytes=MOST_BYTES,
            harmless=True,
        )
    except Forbidden as reason:
        give_up(push, str(reason))
    except (TryLater, Uncertain) as reason:
        try_again(push, str(reason), now, None)
    else:
        note_answer(push, answer, now)


def note_answer(push: Push, answer: Answer, now: datetime) -> None:
    if answer.is_good:
        Device.objects.filter(id=push.device_id).update(pushed_at=now, trouble="")
        settle(push, "sent")
    elif answer.status in GONE:
        push.device.delete()
    elif answer.status in BUSY:
        try_again(push, with_detail(NOT_TAKEN, f"HTTP {answer.status}"), now, answer.pause_seconds)
    else:
        give_up(push, with_detail(NOT_TAKEN, f"HTTP {answer.status}"))


@transaction.atomic
def try_again(push: Push, problem: str, now: datetime, asked_seconds: float | None) -> None:
    """After a pause; as long as the push service asks, but never for ever."""
    if push.attempts >= len(PAUSES_SECONDS):
        give_up(push, problem)
        return
    pause = timedelta(seconds=PAUSES_SECONDS[push.attempts])
    if asked_seconds is not None:
        pause = min(max(pause, timedelta(seconds=asked_seconds)), LONGEST_PAUSE)
        Device.objects.filter(id=push.device_id).update(paused_until=now + pause)
    Push.objects.filter(id=push.id).update(attempts=push.attempts + 1)
    Device.objects.filter(id=push.device_id).update(trouble=problem[:300])
    wait(push, now + pause)


def wait(push: Push, until: datetime) -> None:
    send_later.configure(schedule_at=until).defer(push_id=push.id)


@transaction.atomic
def give_up(push: Push, problem: str) -> None:
    Device.objects.filter(id=push.device_id).update(trouble=problem[:300])
    settle(push, "refused")


def settle(push: Push, outcome: str) -> None:
    Push.objects.filter(id=push.id).update(settled_at=timezone.now(), outcome=outcome)
