from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from zabota.channels.calls import CallNews
from zabota.channels.models import Inbox
from zabota.core.events import announce
from zabota.core.gathering import store_waiting
from zabota.customers.addresses import as_address
from zabota.customers.models import Customer, Identity
from zabota.reception.actions.fetch_recording import fetch_later
from zabota.reception.actions.file_call import file_call
from zabota.reception.events import CallAnswered, CallEnded, CallRang
from zabota.reception.models import Call, Extension

NEWS_SECONDS = 120
"""What is told later than this rings on no screen any more."""


@transaction.atomic
def follow_call(inbox: Inbox, news: CallNews) -> Call:
    """Keep what the exchange tells of a call: it rings, is answered, ends; in any order, however often.

    The card of whoever calls opens where it rings. An answered call is a contact that met the clock; one that
    nobody answered waits for us.
    """
    store_waiting()
    call, is_new = Call.objects.get_or_create(
        inbox=inbox, external_id=news.call_id, defaults={"rang_at": news.at}
    )
    call = Call.objects.select_for_update(of=("self",)).select_related("inbox", "user").get(id=call.id)
    _learn(call, news, is_new)
    happened = _happen(call, news)
    call.save()
    if happened is CallAnswered or call.is_over:
        file_call(call, again=happened is CallAnswered)
    if news.happening == "recording" and inbox.settings.get("records_calls"):
        call.recording_url = news.recording_url
        call.save(update_fields=["recording_url"])
        fetch_later.defer(call_id=call.id)
    if happened is not None and timezone.now() - news.at < timedelta(seconds=NEWS_SECONDS):
        announce(happened(**told_of(call), **({"was_missed": True} if _is_missed(call, happened) else {})))
    return call


def _is_missed(call: Call, happened: type[Any]) -> bool:
    return happened is CallEnded and call.missed_at is not None


def _learn(call: Call, news: CallNews, is_new: bool) -> None:
    """What this event knows of the call, and the others did not."""
    if is_new or (news.number and not call.number):
        call.direction = Call.Direction.IN if news.is_incoming else Call.Direction.OUT
    call.number = call.number or news.number[:60]
    call.name = call.name or news.name[:160]
    if news.happening in ("ringing", "answered") and news.extension:
        call.extension = news.extension[:40]
        owner = Extension.objects.filter(number=news.extension).select_related("user").first()
        call.user = owner.user if owner else None
    if call.customer_id is None and call.number:
        call.customer = who_has(call.number)


def _happen(call: Call, news: CallNews) -> type[Any] | None:
    """The moments of the call; which event tells of it, None when it is told again or too late to matter."""
    if news.happening == "ringing":
        call.rang_at = min(call.rang_at, news.at)
        return None if call.is_over or call.answered_at else CallRang
    if news.happening == "answered":
        was = call.answered_at
        call.answered_at, call.missed_at = was or news.at, None
        return None if was else CallAnswered
    if news.happening in ("ended", "missed"):
        if call.is_over:
            return None
        if news.happening == "missed" or call.answered_at is None:
            call.missed_at = news.at
        call.ended_at = news.at
        return CallEnded
    return None


def who_has(number: str) -> Customer | None:
    """Whose card has this number; nobody's card is made of a number that only rings."""
    address = as_address("phone", number)
    found = Identity.objects.select_related("customer").filter(kind="phone", value=address.value).first()
    customer = found.customer if found else None
    while customer is not None and customer.merged_into_id:
        customer = customer.merged_into
    return customer


def told_of(call: Call) -> dict[str, Any]:
    """It is told to the one whose telephone rings; when it is nobody's, to the whole branch."""
    is_somebodys = call.user_id is not None
    return {
        "call_id": call.id,
        "conversation_id": call.conversation_id,
        "customer_id": call.customer_id,
        "branch_id": None if is_somebodys else call.inbox.branch_id,
        "team_id": None if is_somebodys else call.inbox.team_id,
        "user_ids": (call.user_id,) if is_somebodys else (),
    }
