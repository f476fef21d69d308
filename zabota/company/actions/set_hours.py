from collections.abc import Mapping, Sequence
from datetime import time

from django.db import transaction

from zabota.company.actions.change_hours import change_hours
from zabota.company.models import Branch, BusinessHours

Week = Mapping[int, Sequence[tuple[time, time]]]


@transaction.atomic
def set_hours(branch: Branch | None, week: Week) -> None:
    """Set the whole week of a branch, or the company's usual one: weekday (0 is Monday) -> intervals.

    A branch given an empty week goes back to the company's hours.
    """
    BusinessHours.objects.filter(branch=branch).delete()
    BusinessHours.objects.bulk_create(
        BusinessHours(branch=branch, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
        for weekday, intervals in week.items()
        for opens_at, closes_at in intervals
    )
    change_hours(branch)
