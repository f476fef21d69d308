from datetime import date, time

from zabota.company.hours import forget_hours
from zabota.company.models import Branch, Holiday


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
    forget_hours()
    return holiday
