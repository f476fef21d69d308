"""How many touchpoints can you name? Few managers name more than 10-15 of a hundred (S3-127)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.actions.begin_quiz import begin_quiz
from zabota.feedback.actions.end_quiz import end_quiz
from zabota.feedback.models import Touchpoint, TouchpointQuiz

SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.judge")
def quizzes(request: StaffRequest) -> HttpResponse:
    """What it is about, and results so far; POST starts the clock."""
    if request.method == "POST":
        return redirect("feedback:quiz", pk=begin_quiz(by=request.user).pk)
    ended = TouchpointQuiz.objects.visible_to(request.user).ended().select_related("user")
    context = {
        "quizzes": ended.order_by("-id")[:SHOWN],
        "minutes": round(value_of("feedback.quiz_seconds") / 60, 1),
        "total": Touchpoint.objects.visible_to(request.user).in_use().count(),
    }
    return render(request, "feedback/touchpoint_quizzes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.judge")
def quiz(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(TouchpointQuiz.objects.visible_to(request.user).select_related("user"), pk=pk)
    if request.method == "POST":
        if row.user_id == request.user.id:
            end_quiz(row, request.POST.get("said", "").splitlines())
        return redirect("feedback:quiz", pk=row.pk)
    if row.ended_at is None:
        context = {"quiz": row, "seconds": row.seconds_left()}
        return render(request, "feedback/touchpoint_quiz.html", context)
    return render(request, "feedback/touchpoint_quiz_result.html", result(row))


def result(row: TouchpointQuiz) -> dict[str, Any]:
    """Named and forgotten, stage by stage, in the reader's language."""
    names = Touchpoint.objects.in_bulk([touchpoint_id for touchpoint_id, _stage in row.register])
    counted, found = row.by_stage(), row.found_ids
    stages = []
    for value, label in Touchpoint.Stage.choices:
        named, total = counted.get(value, (0, 0))
        missed = [
            names[key] for key, stage in row.register if stage == value and key not in found and key in names
        ]
        if total:
            stages.append({"label": label, "named": named, "total": total, "missed": missed})
    return {
        "quiz": row,
        "stages": stages,
        "forgotten": [str(stage["label"]) for stage in stages if not stage["named"]],
        "said": [(text, names.get(key)) for text, key in row.said],
        "usual": _("Few managers name more than 10 to 15."),
    }
