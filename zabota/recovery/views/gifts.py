"""Goodwill after the fact: what was given, what is proposed, and what the lead thinks of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.decline_goodwill import decline_goodwill
from zabota.recovery.actions.review_goodwill import review_goodwill
from zabota.recovery.models import Goodwill
from zabota.recovery.more_forms import DeclineForm, ReviewForm
from zabota.recovery.queries import GoodwillQuerySet

VIEWS = {
    "unreviewed": gettext_lazy("Not looked at"),
    "proposed": gettext_lazy("Proposed"),
    "declined": gettext_lazy("Declined"),
    "all": gettext_lazy("All"),
}
WITH = ("case__customer", "case__branch", "given_by", "agreed_by", "declined_by", "reviewed_by")
COLUMNS = [
    Column(gettext_lazy("Case"), lambda gift: str(gift.case)),
    Column(gettext_lazy("Customer"), lambda gift: str(gift.case.customer)),
    Column(gettext_lazy("Branch"), lambda gift: str(gift.case.branch or "")),
    Column(gettext_lazy("When"), lambda gift: gift.at),
    Column(gettext_lazy("What kind"), lambda gift: gift.get_kind_display()),
    Column(gettext_lazy("What exactly"), lambda gift: gift.what),
    Column(gettext_lazy("What it costs us"), lambda gift: gift.cost),
    Column(gettext_lazy("Currency"), lambda gift: gift.currency),
    Column(gettext_lazy("Given by"), lambda gift: str(gift.given_by)),
    Column(gettext_lazy("Agreed by"), lambda gift: str(gift.agreed_by or "")),
    Column(gettext_lazy("Declined by"), lambda gift: str(gift.declined_by or "")),
    Column(gettext_lazy("Why"), lambda gift: gift.declined_why or gift.review_note),
    Column(gettext_lazy("Afterwards"), lambda gift: gift.get_review_display()),
    Column(gettext_lazy("Looked at by"), lambda gift: str(gift.reviewed_by or "")),
]


@require_safe
@needs("recovery.see")
def gifts(request: StaffRequest) -> HttpResponse:
    view = chosen(request)
    rows = narrowed(request, view).select_related(*WITH)
    seen = Goodwill.objects.visible_to(request.user)
    counts = {"unreviewed": seen.unreviewed().count(), "proposed": seen.proposed().count()}
    context: dict[str, Any] = {
        "page": page_by(rows, request.GET.get("page", ""), ("-at", "-id"), 30),
        "view": view,
        "views": [{"name": name, "label": label, "count": counts.get(name)} for name, label in VIEWS.items()],
        "reviews": Goodwill.Review.choices,
        "may_review": request.user.may("recovery.review"),
        "formats": FORMATS,
    }
    return render(request, "recovery/gifts.html", context)


@require_safe
@needs("recovery.see")
def export_gifts(request: StaffRequest, kind: str) -> HttpResponseBase:
    rows = narrowed(request, chosen(request)).select_related(*WITH).order_by("-at", "-id")
    return export(kind, "goodwill", COLUMNS, rows.iterator(chunk_size=1000))


def chosen(request: StaffRequest) -> str:
    view = request.GET.get("view", "unreviewed")
    return view if view in VIEWS else "unreviewed"


def narrowed(request: StaffRequest, view: str) -> GoodwillQuerySet:
    seen = Goodwill.objects.visible_to(request.user)
    views = {
        "unreviewed": seen.unreviewed(),
        "proposed": seen.proposed(),
        "declined": seen.declined(),
        "all": seen,
    }
    return views[view]


def gift_for(request: StaffRequest, pk: int) -> Goodwill:
    return get_object_or_404(Goodwill.objects.visible_to(request.user), pk=pk)


def back(request: StaffRequest, words: Any, problem: Any = "") -> HttpResponse:
    (messages.error if problem else messages.success)(request, problem or words)
    view = request.GET.get("view", "unreviewed")
    return redirect(f"/recovery/goodwill/?view={view if view in VIEWS else 'unreviewed'}")


@require_POST
@needs("recovery.review")
def review(request: StaffRequest, pk: int) -> HttpResponse:
    gift, form = gift_for(request, pk), ReviewForm(request.POST)
    if not form.is_valid():
        return back(request, "", _("Say whether it was right, too much or too little."))
    try:
        review_goodwill(gift, form.cleaned_data["review"], note=form.cleaned_data["note"], by=request.user)
    except Refused as refusal:
        return back(request, "", str(refusal))
    return back(request, _("Your view is kept, and the giver learns of it."))


@require_POST
@needs("recovery.review")
def decline(request: StaffRequest, pk: int) -> HttpResponse:
    gift, form = gift_for(request, pk), DeclineForm(request.POST)
    try:
        decline_goodwill(gift, why=form.cleaned_data["why"] if form.is_valid() else "", by=request.user)
    except Refused as refusal:
        return back(request, "", str(refusal))
    return back(request, _("It is declined, and who proposed it reads why."))


@require_POST
@needs("recovery.review")
def agree(request: StaffRequest, pk: int) -> HttpResponse:
    gift = gift_for(request, pk)
    try:
        agree_goodwill(gift, by=request.user)
    except Refused as refusal:
        return back(request, "", str(refusal))
    return back(request, _("You agreed: it is given."))
