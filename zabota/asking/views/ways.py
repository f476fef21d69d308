"""All ways of asking, side by side: set up or not, how many were asked, how many answered."""

from datetime import timedelta

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zabota.asking.way import asking_ways
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Invitation
from zabota.insight.statistics.wilson import Share, wilson

DAYS = 90
ALWAYS_ANSWERED = {"receipt", "smiley", "kiosk", "paper"}
"""Here nobody is known of who was asked and did not answer."""


@require_safe
@needs("asking.type_in")
def ways(request: StaffRequest) -> HttpResponse:
    since = timezone.now() - timedelta(days=DAYS)
    asked = Invitation.objects.visible_to(request.user).filter(created_at__gte=since).order_by()
    rows = asked.values("way").annotate(asked=Count("id"), answered=Count("response"))
    counted = {row["way"]: row for row in rows}
    lines = []
    for way in sorted(asking_ways, key=lambda way: way.order):
        own = [counted[name] for name in way.ways if name in counted]
        n, answered = sum(row["asked"] for row in own), sum(row["answered"] for row in own)
        lines.append(
            {
                "way": way,
                "state": way.state(request.user),
                "may_open": way.url_name and request.user.may(way.permission),
                "asked": n,
                "answered": answered,
                "rate": None if ALWAYS_ANSWERED & set(way.ways) else shown(wilson(answered, n)),
            }
        )
    return render(request, "asking/ways.html", {"lines": lines, "days": DAYS})


def shown(share: Share | None) -> str:
    """A share as people read it, with its interval of 95 percent."""
    return f"{share.value:.0%} ({share.low:.0%}–{share.high:.0%})".replace("%", " %") if share else ""
