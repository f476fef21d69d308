"""What we made better: whether marks rose by it, and whether customers notice."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.reading.actions.announce_change import announce_change
from zabota.reading.actions.withdraw_change import withdraw_change
from zabota.reading.days import day_of
from zabota.reading.forms import ChangeForm
from zabota.reading.models import AnnouncedChange
from zabota.reading.noticed import noticed_of, outcome_of, windows_of
from zabota.reading.sayings import reasons
from zabota.reading.scoring import FORMULA, rows_url

MONTHS = (3, 6)
SHOWN = 20


@require_safe
@needs("feedback.see")
def betterments(request: StaffRequest) -> HttpResponse:
    """The newest first, with a word of warning where nothing was made better for months (S3-236)."""
    rows = AnnouncedChange.objects.visible_to(request.user).in_force().select_related("touchpoint")
    newest = rows.order_by("-from_on").values_list("from_on", flat=True).first()
    today = day_of(timezone.now())
    quiet = (today - newest).days // 30 if newest else None
    limit = value_of("reading.months_without_change")
    context = {
        "page": page_by(rows.prefetch_related("branches"), request.GET.get("page", ""), ["-id"]),
        "quiet": quiet if quiet is not None and quiet >= limit else None,
    }
    return render(request, "reading/betterments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_betterment(request: StaffRequest) -> HttpResponse:
    form = ChangeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        change = announce_change(by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down. Marks before and after will tell whether it helped."))
        return redirect("reading:betterment", pk=change.pk)
    status = 422 if form.errors else 200
    return render(request, "reading/betterment_form.html", {"form": form}, status=status)


@require_safe
@needs("feedback.see")
def betterment(request: StaffRequest, pk: int) -> HttpResponse:
    """Three and six months before and after, against the branches where nothing was changed."""
    seen = AnnouncedChange.objects.visible_to(request.user).select_related("touchpoint", "by")
    change = get_object_or_404(seen, pk=pk)
    branches = list(change.branches.all())
    today = day_of(timezone.now())
    lines: list[dict[str, Any]] = []
    for months in MONTHS:
        windows = windows_of(change.from_on, months, today)
        if windows:
            found = outcome_of(request.user, change.touchpoint, {branch.id for branch in branches}, windows)
            more = {"touchpoint": change.touchpoint_id}
            urls = {
                "before_url": rows_url(windows.before, **more),
                "after_url": rows_url(windows.after, **more),
            }
            lines.append({"windows": windows, "outcome": found, **urls})
        if windows and not windows.is_whole:
            break
    windows = lines[-1]["windows"] if lines else None
    texts = reasons(request.user, windows.after, touchpoint=change.touchpoint) if windows else None
    if texts is not None and branches:
        texts = texts.filter(branch__in=branches)
    context = {
        "change": change,
        "branches": branches,
        "lines": lines,
        "noticed": noticed_of(request.user, change, windows) if windows else None,
        "texts": texts.select_related("branch")[:SHOWN] if texts is not None else [],
        "formula": FORMULA,
    }
    return render(request, "reading/betterment.html", context)


@require_POST
@needs("feedback.design")
def withdrawal(request: StaffRequest, pk: int) -> HttpResponse:
    change = get_object_or_404(AnnouncedChange.objects.visible_to(request.user), pk=pk)
    withdraw_change(change)
    messages.success(request, _("“%(name)s” is withdrawn.") % {"name": change.name})
    return redirect("reading:betterments")
