from datetime import datetime, timedelta

from django.utils import timezone

from zabota.channels.calls import CallNews
from zabota.reception.actions.follow_call import follow_call
from zabota.reception.models import Call
from zabota.reception.queries import LONGEST_CALL, LONGEST_RINGING

GRACE = timedelta(minutes=15)
"""So long the exchange may be late with its news."""


def close_lost_calls(at: datetime | None = None) -> int:
    """End the calls whose end the exchange never told; returns how many.

    One that nobody answered is missed and waits for us like any other. Of an answered one it is not known how
    long it was: it counts as a contact without a length.
    """
    at = at or timezone.now()
    open_calls = Call.objects.filter(ended_at=None, missed_at=None).select_related("inbox").order_by("id")
    rang = open_calls.filter(answered_at=None, rang_at__lt=at - LONGEST_RINGING - GRACE)
    talked = open_calls.filter(answered_at__lt=at - LONGEST_CALL)
    for call in rang:
        follow_call(call.inbox, end_of(call, "missed", call.rang_at + LONGEST_RINGING))
    for call in talked:
        follow_call(call.inbox, end_of(call, "ended", call.answered_at or at))
    return len(rang) + len(talked)


def end_of(call: Call, happening: str, at: datetime) -> CallNews:
    """What the exchange should have told."""
    return CallNews(
        call_id=call.external_id, happening=happening, is_incoming=call.is_incoming, at=at, number=call.number
    )
