"""Signs that marks may not be what they seem (numbers.md, gaming guards). Signs, not proof."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Invitation, Mark, Response
from zabota.insight.statistics.wilson import wilson

DAYS = 90
MOST = 20


@require_safe
@needs("feedback.see")
def guards(request: StaffRequest) -> HttpResponse:
    since = timezone.now() - timedelta(days=DAYS)
    answered = Response.objects.visible_to(request.user).filter(at__gte=since)
    context = {
        "devices": answered.exclude(device="")
        .values("device")
        .annotate(answers=Count("id"), customers=Count("customer", distinct=True))
        .filter(customers__gt=1)
        .order_by("-customers")[:MOST],
        "employees": employees(request, since),
        "days": DAYS,
    }
    return render(request, "feedback/guards.html", context)


def employees(request: StaffRequest, since: object) -> list[dict[str, object]]:
    """Per employee: how many were invited, how many answered, and the share of bare 10s."""
    asked = Invitation.objects.visible_to(request.user).filter(created_at__gte=since).exclude(employee=None)
    with_text = Mark.objects.filter(response=OuterRef("response")).exclude(why="")
    rows = list(
        asked.values("employee_id", "employee__name")
        .annotate(
            invited=Count("id"),
            answered=Count("response"),
            bare_tens=Count(
                "response",
                filter=Q(~Exists(with_text), response__lowest=10, response__comment=""),
            ),
        )
        .order_by("-invited")[:MOST]
    )
    for row in rows:
        row["rate"] = wilson(row["answered"], row["invited"])
        row["tens"] = wilson(row["bare_tens"], row["answered"])
    return rows
