from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.kpi import Figure
from zabota.insight.shown import shown_interval, shown_n, shown_value
from zabota.insight.statistics.forecast import Forecast, busiest, forecast
from zabota.reports.scope import branches_of
from zabota.workload.hours import (
    HOURS,
    Stretch,
    contacts,
    heatmap,
    hourly,
    one_hour_longer,
    outside,
    weeks_until,
)

WEEKS, SEASON = 12, 52
CHOICES = (4, 8, 12, 26)


@require_safe
@needs("workload.see")
def hours(request: StaffRequest) -> HttpResponse:
    """When customers come: hours and weekdays, seasons, the next peak, and what one hour more would bring."""
    branches = branches_of(request.user)
    branch = next((one for one in branches if str(one.id) == request.GET.get("branch")), None)
    asked = request.GET.get("weeks", "")
    weeks = int(asked) if asked in map(str, CHOICES) else WEEKS
    stretch = weeks_until(today_of(branch), weeks)
    known = hourly(request.user, branch, stretch)
    grid = heatmap(known)
    share = outside(request.user, branch, stretch)
    foretold = forecast(from_first_contact(known))
    context = {
        "branches": branches,
        "branch": branch,
        "weeks": weeks,
        "choices": CHOICES,
        "stretch": stretch,
        "has_any": any(map(any, grid)),
        "heat": heat_option(grid),
        "grid": [
            {"day": WEEKDAYS[day], "hours": [round(one, 1) for one in row]} for day, row in enumerate(grid)
        ],
        "hour_names": range(HOURS),
        "outside": share
        and {
            "value": shown_value(share.value, "share"),
            "interval": shown_interval(Figure(share.value, share.n, share.low, share.high), "share"),
            "n": shown_n(Figure(share.value, share.n)),
        },
        "outside_url": f"{reverse('reports:rows')}?period=90&by=outside&value=no&measure=contacts"
        + (f"&branch={branch.id}" if branch else ""),
        "longer": longer_rows(request, branch, branches, stretch),
        "next_peak": next_peak(foretold, today_of(branch)),
        "forecast": forecast_option(foretold),
        "errors": error_rows(foretold),
        "season": season_option(request, branch),
    }
    return render(request, "workload/hours.html", context)


def today_of(branch: Branch | None) -> date:
    return timezone.now().astimezone(branch.zone_info if branch else None).date()


def from_first_contact(known: list[list[float]]) -> list[list[float]]:
    """A company that began lately had no quiet weeks before: they are not known, not empty."""
    begun = next((place for place, week in enumerate(known) if any(week)), len(known))
    return known[begun:]


def heat_option(grid: list[list[float]]) -> dict[str, Any]:
    most = max(max(row) for row in grid)
    return {
        "grid": {"left": 8, "right": 8, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(hour) for hour in range(HOURS)]},
        "yAxis": {"type": "category", "data": [str(WEEKDAYS[day])[:2] for day in range(7)], "inverse": True},
        "visualMap": {"show": False, "min": 0, "max": most or 1, "inRange": {"opacity": [0.06, 1]}},
        "tooltip": {"position": "top"},
        "series": [
            {
                "type": "heatmap",
                "name": str(_("Contacts an hour")),
                "data": [
                    [hour, day, round(n, 1)] for day, row in enumerate(grid) for hour, n in enumerate(row)
                ],
            }
        ],
    }


def longer_rows(
    request: StaffRequest, branch: Branch | None, branches: list[Branch], stretch: Stretch
) -> list[dict[str, Any]]:
    """Of the chosen branch, else of all of them."""
    rows: list[dict[str, Any]] = []
    for one in [branch] if branch else branches:
        for found in one_hour_longer(request.user, one, stretch):
            if found.days:
                rows.append(
                    {
                        "branch": one,
                        "day": WEEKDAYS[found.weekday],
                        "found": found,
                        "later_each": number_format(found.later / found.days, 1),
                        "earlier_each": number_format(found.earlier / found.days, 1),
                        "best": max(found.later, found.earlier),
                    }
                )
    return sorted(rows, key=lambda row: -row["best"])[:60]


def next_peak(foretold: Forecast | None, today: date) -> dict[str, Any] | None:
    """The busiest hour of the seven days to come."""
    if foretold is None or not any(foretold.hours):
        return None
    hour = busiest(foretold.hours)
    on = today + timedelta(days=(hour // HOURS - today.weekday() - 1) % 7 + 1)
    return {
        "on": on,
        "hour": f"{hour % HOURS}:00–{hour % HOURS + 1}:00",
        "n": number_format(foretold.hours[hour], 1),
        "within": number_format(foretold.within, 1),
        "weeks": foretold.weeks,
    }


def forecast_option(foretold: Forecast | None) -> dict[str, Any] | None:
    if foretold is None:
        return None
    names = [f"{str(WEEKDAYS[hour // HOURS])[:2]} {hour % HOURS}" for hour in range(len(foretold.hours))]
    return {
        "grid": {"left": 8, "right": 12, "top": 16, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": names, "axisLabel": {"interval": 23}},
        "yAxis": {"type": "value"},
        "tooltip": {"trigger": "axis"},
        "series": [
            {
                "type": "line",
                "step": "middle",
                "showSymbol": False,
                "areaStyle": {"opacity": 0.15},
                "name": str(_("Contacts an hour")),
                "data": [round(one, 2) for one in foretold.hours],
            }
        ],
    }


def error_rows(foretold: Forecast | None) -> list[dict[str, Any]]:
    if foretold is None:
        return []
    ways = ((_("this forecast"), foretold.ours), (_("as a week ago (naive)"), foretold.naive))
    return [
        {
            "name": name,
            "n": shown_n(Figure(None, errors.n)),
            "mae": number_format(errors.mae, 2),
            "mape": shown_value(errors.mape, "share"),
            "mase": None if errors.mase is None else number_format(errors.mase, 2),
        }
        for name, errors in ways
    ]


def season_option(request: StaffRequest, branch: Branch | None) -> dict[str, Any]:
    """Contacts week by week for a year."""
    stretch = weeks_until(today_of(branch), SEASON)
    totals = [0] * SEASON
    for on, _value, n in contacts(request.user, branch, stretch, "all"):
        totals[(on - stretch.first).days // 7] += n
    begun = next((place for place, n in enumerate(totals) if n), 0)
    names = [date_format(stretch.first + timedelta(weeks=week), "j M") for week in range(SEASON)]
    return {
        "grid": {"left": 8, "right": 12, "top": 16, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": names[begun:]},
        "yAxis": {"type": "value"},
        "tooltip": {"trigger": "axis"},
        "series": [{"type": "line", "name": str(_("Contacts a week")), "data": totals[begun:]}],
    }
