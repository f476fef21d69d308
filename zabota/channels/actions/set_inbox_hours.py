from collections.abc import Mapping, Sequence
from datetime import time

from django.db import transaction

from zabota.channels.models import Inbox
from zabota.company.models import User

Week = Mapping[int, Sequence[tuple[time, time]]]


@transaction.atomic
def set_inbox_hours(inbox: Inbox, week: Week, *, tells_when_closed: bool, by: User) -> None:
    """Set when an inbox is answered, weekday (0 is Monday) -> intervals, and whether customers are told.

    An empty week goes back to the hours of its branch.
    """
    kept = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    kept.own_hours = {
        str(day): [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in intervals]
        for day, intervals in sorted(week.items())
    }
    kept.tells_when_closed = tells_when_closed
    kept.save(update_fields=["own_hours", "tells_when_closed"])
