"""Waves: planned, watched while they run, and done only with their conclusions."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.actions.conclude_wave import conclude_wave
from zabota.feedback.actions.end_wave import end_wave
from zabota.feedback.actions.pause_wave import pause_wave
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Question, Wave
from zabota.feedback.policy import reasons_not_to_ask
from zabota.feedback.question_kind import question_kinds
from zabota.feedback.wave_form import WaveForm
from zabota.feedback.waves import difference, progress_of


def wave_of(request: StaffRequest, pk: int) -> Wave:
    return get_object_or_404(Wave.objects.visible_to(request.user).select_related("survey", "follows"), pk=pk)


@require_safe
@needs("feedback.see")
def waves(request: StaffRequest) -> HttpResponse:
    rows = Wave.objects.visible_to(request.user).select_related("survey")[:100]
    undone = [row for row in rows if row.ended_at and not row.concluded_at]
    return render(request, "feedback/waves.html", {"waves": rows, "undone": undone})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_wave(request: StaffRequest) -> HttpResponse:
    return plan(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def wave_plan(request: StaffRequest, pk: int) -> HttpResponse:
    return plan(request, wave_of(request, pk))


def plan(request: StaffRequest, wave: Wave | None) -> HttpResponse:
    form = WaveForm(request.POST or None, user=request.user, wave=wave)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            wave = plan_wave(
                wave, said["survey"], said["starts_on"], said["ends_on"], by=request.user, **form.given()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The wave is planned. It starts by itself on its day."))
            return redirect("feedback:wave", wave.pk)
    context = {"form": form, "wave": wave}
    return render(request, "feedback/wave_form.html", context, status=422 if form.errors else 200)


@require_safe
@needs("feedback.see")
def wave(request: StaffRequest, pk: int) -> HttpResponse:
    row = wave_of(request, pk)
    asked = row.questions or list(row.survey.questions.in_use().values_list("id", flat=True))
    context = {
        **progress_context(row),
        "lines": lines_of(asked),
        "difference": difference(row.follows.questions, asked) if row.follows else None,
        "next": getattr(row, "followed_by", None),
        "today": timezone.localdate(),
    }
    return render(request, "feedback/wave.html", context)


@require_safe
@needs("feedback.see")
def wave_progress(request: StaffRequest, pk: int) -> HttpResponse:
    """The part of the page that moves while the wave runs."""
    return render(request, "feedback/parts/wave_progress.html", progress_context(wave_of(request, pk)))


def progress_context(wave: Wave) -> dict[str, Any]:
    found = progress_of(wave)
    spared = [
        (reason.label if (reason := reasons_not_to_ask.get(name)) else name, count)
        for name, count in found.refused
    ]
    return {"wave": wave, "progress": found, "spared": spared}


def lines_of(question_ids: list[int]) -> list[dict[str, Any]]:
    """Each question in the reader's words, with its kind."""
    rows = Question.objects.select_related("touchpoint").in_bulk(question_ids)
    language = translation.get_language() or ""
    return [
        {
            "words": question_kinds[row.kind].words(row, language),
            "kind": question_kinds[row.kind],
            "question": row,
        }
        for key in question_ids
        if (row := rows.get(key)) and row.kind in question_kinds
    ]


@require_POST
@needs("feedback.design")
def wave_start(request: StaffRequest, pk: int) -> HttpResponse:
    row = wave_of(request, pk)
    try:
        start_wave(row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The wave has started. Its questions stay as they are now."))
    return redirect("feedback:wave", pk)


@require_POST
@needs("feedback.design")
def wave_pause(request: StaffRequest, pk: int) -> HttpResponse:
    resting = request.POST.get("resting") == "1"
    pause_wave(wave_of(request, pk), resting=resting, by=request.user)
    messages.success(request, _("Nobody else is asked for now.") if resting else _("The wave goes on."))
    return redirect("feedback:wave", pk)


@require_POST
@needs("feedback.design")
def wave_ending(request: StaffRequest, pk: int) -> HttpResponse:
    end_wave(wave_of(request, pk), by=request.user)
    messages.success(request, _("The wave has ended. Now write down what follows from it."))
    return redirect("feedback:wave", pk)


@require_POST
@needs("feedback.design")
def wave_conclusions(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        conclude_wave(wave_of(request, pk), request.POST.get("conclusions", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The conclusions are kept. The wave is done."))
    return redirect("feedback:wave", pk)
