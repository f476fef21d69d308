from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models.functions import TruncMonth
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.core.search import fold
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.change_touchpoint import change_touchpoint
from zabota.feedback.actions.retire_touchpoint import retire_touchpoint
from zabota.feedback.forms import OTHER_LANGUAGES, TouchpointForm
from zabota.feedback.models import Mark, Touchpoint, TouchpointJudgement
from zabota.feedback.queries import COUNTED
from zabota.feedback.scores import FORMULA, counts_in, score_by_touchpoint, score_of
from zabota.feedback.touchpoint_forms import JudgementForm, RegisterFilter
from zabota.feedback.touchpoint_worst import RULE, Place, worst_by_stage
from zabota.feedback.views.answers import chosen_filter, counted_in
from zabota.insight.statistics.bands import BandCounts

LATEST = 20


@require_safe
@needs("feedback.see")
def touchpoints(request: StaffRequest) -> HttpResponse:
    """The register, stage by stage, with the score of each: where difficulties arise shows at once."""
    chosen = chosen_filter(request)
    rows = Touchpoint.objects.visible_to(request.user).select_related("branch", "department")
    is_all = request.GET.get("retired") == "1"
    counted = {row["touchpoint_id"]: row for row in counted_in(request, chosen)}
    scores = score_by_touchpoint(counted.values())
    judged = {
        row.touchpoint_id: row for row in TouchpointJudgement.objects.visible_to(request.user).latest_each()
    }
    register = RegisterFilter(request.GET)
    kept = [
        row for row in rows if (is_all or row.retired_at is None) and fits(row, register, judged.get(row.id))
    ]
    order = list(Touchpoint.Stage.values)
    kept.sort(key=lambda row: order.index(row.stage))
    stages = [
        stage_of(name, [(row, scores.get(row.id), judged.get(row.id)) for row in group], counted)
        for name, group in ((name, list(group)) for name, group in groupby(kept, key=lambda row: row.stage))
    ]
    context = {
        "stages": stages,
        "filter": chosen,
        "register": register,
        "is_narrowed": any(register.cleaned_data.values()),
        "total": len(kept),
        "formula": FORMULA,
        "rule": RULE,
        "is_all": is_all,
    }
    return render(request, "feedback/touchpoints.html", context)


def fits(row: Touchpoint, register: RegisterFilter, judgement: TouchpointJudgement | None) -> bool:
    """Whether the chosen words, stage, owner and judgement are this one's."""
    words, stage, owner = register.chosen("q"), register.chosen("stage"), register.chosen("owner")
    judged = register.chosen("judged")
    names = fold(" ".join([row.name, *row.names.values()]))
    return (
        (not words or all(word in names for word in fold(words).split()))
        and (not stage or row.stage == stage)
        and (not owner or row.department_id == owner.id)
        and (judged != "not_judged" or judgement is None)
        and (judged != "not_obvious" or (judgement is not None and not judgement.is_obvious))
        and (judged != "not_simple" or (judgement is not None and not judgement.is_simple))
    )


def stage_of(
    name: str, lines: list[tuple[Touchpoint, Any, Any]], counted: dict[int, dict[str, Any]]
) -> dict[str, Any]:
    counts = BandCounts(0, 0, 0)
    for row, _score, _judgement in lines:
        if row.id in counted:
            counts += counts_in(counted[row.id])
    places = [Place(row, score) for row, score, _judgement in lines if score is not None]
    return {
        "label": Touchpoint.Stage(name).label,
        "lines": lines,
        "score": score_of(counts),
        "worst": worst_by_stage(places).get(name) if len(places) > 1 else None,
    }


@require_safe
@needs("feedback.see")
def touchpoint(request: StaffRequest, pk: int) -> HttpResponse:
    """One touchpoint's score with its formula, month by month, and the words behind it."""
    row = get_object_or_404(
        Touchpoint.objects.visible_to(request.user).select_related("branch", "department"), pk=pk
    )
    marks = Mark.objects.visible_to(request.user).filter(touchpoint=row)
    counted = next(iter(marks.by_touchpoint()), None)
    months = (
        marks.annotate(month=TruncMonth("at")).order_by("-month").values("month").annotate(**COUNTED)[:12]
    )
    context = {
        "touchpoint": row,
        "rows_url": f"{reverse('feedback:responses')}?touchpoint={row.pk}",
        "score": score_of(counts_in(counted), counted["total"]) if counted else None,
        "counts": counts_in(counted) if counted else None,
        "months": [{"month": each["month"], "score": score_of(counts_in(each))} for each in months],
        "words": marks.exclude(why="").select_related("branch", "response").order_by("score", "-id")[:LATEST],
        "formula": FORMULA,
        "judgements": row.judgements.select_related("by")[:LATEST],
        "judgement_form": JudgementForm(),
    }
    return render(request, "feedback/touchpoint.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_touchpoint(request: StaffRequest) -> HttpResponse:
    form = TouchpointForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            row = add_touchpoint(given.pop("name"), given.pop("stage"), by=request.user, **given)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(
                request, _("The touchpoint “%(name)s” stands in the register.") % {"name": row.name}
            )
            return redirect("feedback:touchpoints")
    return render(
        request, "feedback/touchpoint_form.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def edit_touchpoint(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Touchpoint.objects.visible_to(request.user), pk=pk)
    form = TouchpointForm(request.POST or None, user=request.user, initial=initial_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            change_touchpoint(row, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The touchpoint was changed; its marks stay with it."))
            return redirect("feedback:touchpoint", pk=row.pk)
    context = {"form": form, "touchpoint": row}
    return render(request, "feedback/touchpoint_form.html", context, status=422 if form.errors else 200)


def initial_of(row: Touchpoint) -> dict[str, Any]:
    shown = {
        field: getattr(row, field) for field in ("name", "stage", "kind", "branch", "department", "order")
    }
    return shown | {f"name_{code}": row.names.get(code, "") for code, _name in OTHER_LANGUAGES}


@require_POST
@needs("feedback.design")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Touchpoint.objects.visible_to(request.user), pk=pk)
    retire_touchpoint(row, by=request.user)
    messages.success(request, _("“%(name)s” is asked about no more; its marks stay.") % {"name": row.name})
    return redirect("feedback:touchpoints")
