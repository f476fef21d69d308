"""The periods a page offers, in the reader's time zone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Period

DEFAULT = "30"


@dataclass(frozen=True)
class NamedPeriod:
    name: str
    label: Any
    period: Period


def named_periods(now: datetime | None = None) -> list[NamedPeriod]:
    """Whole days up to the end of today, and the two latest months."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = today + timedelta(days=1)
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    return [
        NamedPeriod("1", _("Today"), Period(today, tomorrow)),
        NamedPeriod("7", _("7 days"), Period(tomorrow - timedelta(days=7), tomorrow)),
        NamedPeriod("30", _("30 days"), Period(tomorrow - timedelta(days=30), tomorrow)),
        NamedPeriod("90", _("90 days"), Period(tomorrow - timedelta(days=90), tomorrow)),
        NamedPeriod("month", _("This month"), Period(month, tomorrow)),
        NamedPeriod("last_month", _("Last month"), Period(last_month, month)),
    ]


def chosen_period(name: str | None, now: datetime | None = None) -> NamedPeriod:
    """The period of that name; the usual one when there is none of it."""
    offered = {period.name: period for period in named_periods(now)}
    return offered.get(name or "", offered[DEFAULT])


def weeks_before(end: datetime, count: int) -> list[Period]:
    """`count` whole weeks from Monday to Monday that ended by `end`, oldest first."""
    local = timezone.localtime(end).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = local - timedelta(days=local.weekday())
    starts = [monday - timedelta(weeks=back) for back in range(count, 0, -1)]
    return [Period(start, start + timedelta(weeks=1)) for start in starts]
