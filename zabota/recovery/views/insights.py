"""What recovery teaches: saved beside never contacted, only praise, and what passives lack."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.insight.kpi import Period, Scope
from zabota.recovery.models import LackQuestion
from zabota.recovery.more_forms import branches_of
from zabota.recovery.praise import FEWEST, SUSPICIOUS_BELOW
from zabota.recovery.praising import flagged
from zabota.recovery.saved import QUIET_DAYS, compared
from zabota.recovery.signs import signs_of_life
from zabota.recovery.speed import opinions, returns

DAYS = 365


def last_year() -> Period:
    now = timezone.now()
    return Period(now - timedelta(days=DAYS), now)


@require_safe
@needs("recovery.see")
def saved(request: StaffRequest) -> HttpResponse:
    """Those we contacted beside those nobody ever contacted, with n, intervals and definitions."""
    branches = branches_of(request.user)
    asked = request.GET.get("branch", "")
    known = {str(branch.id) for branch in branches}
    scope = Scope(request.user, int(asked) if asked in known else None)
    found = compared(last_year(), scope)
    groups: list[dict[str, Any]] = []
    if found.difference:
        groups = [
            {"name": name, "share": share}
            for name, share in (("contacted", found.difference.first), ("never", found.difference.second))
        ]
    context = {
        "found": found,
        "groups": groups,
        "signs": [sign.label for sign in signs_of_life],
        "quiet_days": QUIET_DAYS,
        "branches": branches,
        "branch_id": asked,
    }
    return render(request, "recovery/saved.html", context)


@require_safe
@needs("recovery.see")
def speed(request: StaffRequest) -> HttpResponse:
    """What fast solving is worth: later opinion of the same customer, and whether they came back."""
    branches = branches_of(request.user)
    asked = request.GET.get("branch", "")
    known = {str(branch.id) for branch in branches}
    scope = Scope(request.user, int(asked) if asked in known else None)
    context = {
        "parts": [("opinion", opinions(last_year(), scope)), ("return", returns(last_year(), scope))],
        "days": int(value_of("recovery.back_days")),
        "signs": [sign.label for sign in signs_of_life],
        "branches": branches,
        "branch_id": asked,
    }
    return render(request, "recovery/speed.html", context)


@require_safe
@needs("recovery.see")
def praise(request: StaffRequest) -> HttpResponse:
    """From whom only praise ever comes."""
    context = {
        "flagged": flagged(request.user, last_year()),
        "fewest": FEWEST,
        "bound": SUSPICIOUS_BELOW,
    }
    return render(request, "recovery/praise.html", context)


@require_safe
@needs("recovery.see")
def lacks(request: StaffRequest) -> HttpResponse:
    """What those who gave 7 or 8 said is lacking."""
    seen = LackQuestion.objects.visible_to(request.user)
    rows = seen.exclude(answered_at=None).select_related("response__customer", "response__branch", "answer")
    context = {
        "page": page_by(rows, request.GET.get("page", ""), ("-id",), 30),
        "asked": seen.count(),
        "answered": rows.count(),
    }
    return render(request, "recovery/lacks.html", context)
