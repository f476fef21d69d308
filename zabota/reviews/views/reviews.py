from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.complaints.forms import branches_of
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.reviews.actions.mark_posted import mark_posted
from zabota.reviews.actions.sort_review import sort_review
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.forms import PostedForm, ReviewForm
from zabota.reviews.models import PublicAnswer, Review


@require_safe
@needs("reviews.see")
def reviews(request: StaffRequest) -> HttpResponse:
    """What is said of us in public, the latest first."""
    asked = request.GET
    rows = narrowed(Review.objects.visible_to(request.user), asked)
    context = {
        "page": page_by(
            rows.select_related("site", "branch", "complaint", "public_answer"),
            asked.get("page", ""),
            ("-said_at", "-id"),
            30,
        ),
        "asked": asked,
        "tones": Review.Tone.choices,
        "branches": branches_of(request.user),
        "to_post": PublicAnswer.objects.visible_to(request.user).to_post().count(),
        "unsorted": Review.objects.visible_to(request.user).filter(tone=Review.Tone.UNSORTED).count(),
    }
    return render(request, "reviews/reviews.html", context)


def narrowed(rows: QuerySet[Review], asked: Any) -> QuerySet[Review]:
    """By tone, branch, days, and what still waits to be posted; what makes no sense narrows nothing."""
    if asked.get("tone") in Review.Tone.values:
        rows = rows.filter(tone=asked["tone"])
    if asked.get("branch", "").isdecimal() and len(asked["branch"]) < 18:
        rows = rows.filter(branch=int(asked["branch"]))
    if asked.get("to_post"):
        rows = rows.filter(public_answer__posted_at=None, public_answer__isnull=False)
    if since := moment_of(asked.get("since", "")):
        rows = rows.filter(said_at__gte=since)
    if until := moment_of(asked.get("until", "")):
        rows = rows.filter(said_at__lt=until)
    return rows


def moment_of(given: str) -> datetime | None:
    """A moment, or the begin of a day."""
    try:
        found = parse_datetime(given)
        return timezone.make_aware(found) if found and timezone.is_naive(found) else found
    except (ValueError, OverflowError):
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reviews.work")
def new(request: StaffRequest) -> HttpResponse:
    """Type in what stands somewhere."""
    form = ReviewForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = take_in_review(**{**given, "key": f"typed-{given['key']}"}, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The review is kept."))
            return redirect("reviews:review", made.pk)
    context = {"form": form, "title": _("New review"), "back": "reviews:reviews"}
    return render(request, "reviews/form.html", context, status=422 if form.errors else 200)


@require_safe
@needs("reviews.see")
def review(request: StaffRequest, pk: int) -> HttpResponse:
    return show(request, pk)


def show(request: StaffRequest, pk: int, form: PostedForm | None = None, problem: str = "") -> HttpResponse:
    with_them = ("site", "branch", "complaint", "public_answer__by", "public_answer__posted_by")
    row = review_for(request, pk, *with_them)
    context = {
        "review": row,
        "answer": getattr(row, "public_answer", None),
        "form": form or PostedForm(),
        "works": request.user.may("reviews.work"),
        "problem": problem,
    }
    return render(request, "reviews/review.html", context, status=422 if form or problem else 200)


def review_for(request: StaffRequest, pk: int, *with_them: str) -> Review:
    return get_object_or_404(Review.objects.visible_to(request.user).select_related(*with_them), pk=pk)


@require_POST
@needs("reviews.work")
def sorting(request: StaffRequest, pk: int) -> HttpResponse:
    """Say whether it is good or bad."""
    try:
        sort_review(review_for(request, pk), request.POST.get("tone", ""), by=request.user)
    except Refused as refusal:
        return show(request, pk, problem=str(refusal))
    return redirect("reviews:review", pk)


@require_POST
@needs("reviews.work")
def posting(request: StaffRequest, pk: int) -> HttpResponse:
    """The answer stands under the review now."""
    answer = get_object_or_404(PublicAnswer, review=review_for(request, pk))
    form = PostedForm(request.POST)
    if not form.is_valid():
        return show(request, pk, form)
    mark_posted(answer, by=request.user, url=form.cleaned_data["url"])
    messages.success(request, _("It is kept that the answer stands there, since when and put by whom."))
    return redirect("reviews:review", pk)
