from datetime import date, time

from django.db import transaction

from zabota.company.actions.change_hours import change_hours
from zabota.company.models import Branch, Holiday


@transaction.atomic
def set_holiday(
    on: date,
    name: str,
    *,
    branch: Branch | None = None,
    opens_at: time | None = None,
    closes_at: time | None = None,
) -> Holiday:
    """A day that is unlike its weekday: closed, or open in one interval. The later word for a day counts."""
    holiday, _new = Holiday.objects.update_or_create(
        branch=branch, on=on, defaults={"name": name, "opens_at": opens_at, "closes_at": closes_at}
    )
    change_hours(branch)
    return holiday
