"""The survey builder: what is asked, in which order, in which words. Each change is kept at once."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.change_question import change_question
from zabota.feedback.actions.copy_survey import copy_survey
from zabota.feedback.actions.move_question import move_question
from zabota.feedback.actions.retire_question import retire_question
from zabota.feedback.actions.switch_survey import switch_survey
from zabota.feedback.models import Question, Survey, Touchpoint
from zabota.feedback.question_form import QuestionForm
from zabota.feedback.question_kind import QuestionKind, question_kinds
from zabota.feedback.views.surveys import SECONDS, language_in, preview_context

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def survey_of(request: StaffRequest, pk: int) -> Survey:
    return get_object_or_404(Survey.objects.visible_to(request.user), pk=pk)


def question_of(survey: Survey, pk: int) -> Question:
    return get_object_or_404(survey.questions.in_use().select_related("touchpoint"), pk=pk)


@require_safe
@needs("feedback.design")
def builder(request: StaffRequest, pk: int) -> HttpResponse:
    survey = survey_of(request, pk)
    language = language_in(request)
    lines = [line_of(question) for question in survey.questions.in_use().select_related("touchpoint__branch")]
    seconds = sum(line["kind"].seconds for line in lines)
    context = {
        **preview_context(survey, language),
        "lines": lines,
        "kinds": sorted(question_kinds, key=lambda kind: kind.order),
        "seconds": seconds,
        "is_long": seconds > SECONDS,
        "words_gaps": [code for code in LANGUAGES if any(code not in words for words in said(survey))],
    }
    return render(request, "feedback/builder.html", context)


def said(survey: Survey) -> list[dict[str, str]]:
    """The survey's own words where it has any; without them the page speaks each language by itself."""
    return [words for words in (survey.greetings, survey.thanks) if words]


def line_of(question: Question) -> dict[str, Any]:
    kind = question_kinds[question.kind]
    return {
        "question": question,
        "kind": kind,
        "words": kind.words(question, translation.get_language() or settings.LANGUAGE_CODE),
        "gaps": kind.gaps(question),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_question(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    survey = survey_of(request, pk)
    if kind not in question_kinds:
        return redirect("feedback:survey", pk)
    return edit(request, survey, question_kinds[kind], None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def question(request: StaffRequest, pk: int, question: int) -> HttpResponse:
    survey = survey_of(request, pk)
    row = question_of(survey, question)
    return edit(request, survey, question_kinds[row.kind], row)


def edit(request: StaffRequest, survey: Survey, kind: QuestionKind, row: Question | None) -> HttpResponse:
    seen = Touchpoint.objects.visible_to(request.user).in_use().select_related("branch")
    form = QuestionForm(request.POST or None, kind=kind, touchpoints=list(seen), question=row)
    if request.method == "POST" and form.is_valid():
        try:
            if row is None:
                add_question(survey, kind.name, by=request.user, **form.given(None))
            else:
                change_question(row, by=request.user, **form.given(row))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The question is kept."))
            return redirect("feedback:survey", survey.pk)
    context = {"form": form, "survey": survey, "kind": kind, "question": row}
    return render(request, "feedback/question_form.html", context, status=422 if form.errors else 200)


@require_POST
@needs("feedback.design")
def place(request: StaffRequest, pk: int, question: int) -> HttpResponse:
    """Where the question stands from now on: `place` counts from 1."""
    survey = survey_of(request, pk)
    row = question_of(survey, question)
    wanted = request.POST.get("place", "")
    if wanted.isdecimal() and len(wanted) < 5:
        move_question(row, int(wanted), by=request.user)
    return redirect("feedback:survey", pk)


@require_POST
@needs("feedback.design")
def question_retirement(request: StaffRequest, pk: int, question: int) -> HttpResponse:
    retire_question(question_of(survey_of(request, pk), question), by=request.user)
    messages.success(request, _("It is asked no more; its answers stay."))
    return redirect("feedback:survey", pk)


@require_POST
@needs("feedback.design")
def survey_copy(request: StaffRequest, pk: int) -> HttpResponse:
    copy = copy_survey(survey_of(request, pk), by=request.user)
    messages.success(request, _("This is the copy. It is off until you switch it on."))
    return redirect("feedback:survey", copy.pk)


@require_POST
@needs("feedback.design")
def survey_switch(request: StaffRequest, pk: int) -> HttpResponse:
    survey = survey_of(request, pk)
    is_on = request.POST.get("on") == "1"
    switch_survey(survey, on=is_on, by=request.user)
    messages.success(
        request, _("The survey is on.") if is_on else _("The survey is off: nobody new is asked.")
    )
    return redirect("feedback:survey", pk)
