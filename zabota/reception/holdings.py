from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import ages, holds
from zabota.reception.models import BookEntry, Call, Consultation, HandOver, SeniorCall

FRONT = _("Front office and calls")
EITHER = ("customer", "conversation__customer")


def over_before(moment: datetime) -> QuerySet:
    recorded = Call.objects.filter(Q(ended_at__lt=moment) | Q(missed_at__lt=moment))
    return recorded.exclude(recording=None, recording_url="")


holds(
    Call,
    FRONT,
    of=EITHER,
    clears=("number", "name", "recording_url", "recording", "recording_problem"),
    files=("recording",),
)
holds(BookEntry, FRONT, of=EITHER, clears=("photo", "place"), instead={"text": "–"}, files=("photo",))
holds(SeniorCall, FRONT, of=EITHER, clears=("what_was_said", "place"), instead={"why": "–"})
holds(Consultation, FRONT, of=EITHER, clears=("about",), instead={"room_url": "about:blank"})
holds(HandOver, FRONT, of=("conversation__customer",), clears=("returned_because",), instead={"wants": "–"})

ages(
    "recordings",
    _("Recordings of calls"),
    Call,
    over_before,
    branch="inbox__branch",
    columns=("recording", "recording_url"),
    files=("recording",),
)
