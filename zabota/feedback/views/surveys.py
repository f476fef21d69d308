"""The list of surveys, their names and words, and how customers see them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.actions.begin_ready_survey import begin_ready_survey
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.forms import SurveyForm, initial_of
from zabota.feedback.kind import Answers
from zabota.feedback.models import Invitation, Survey
from zabota.feedback.question_kind import question_kinds
from zabota.feedback.questions import touchpoints_in
from zabota.feedback.ready import READY
from zabota.feedback.views.survey_page import form_context

SECONDS = 30
"""What a survey may take of a person's time (S3-132)."""


@require_safe
@needs("feedback.see")
def surveys(request: StaffRequest) -> HttpResponse:
    rows = Survey.objects.visible_to(request.user)
    asked = Count("questions", filter=Q(questions__retired_at=None))
    context = {"surveys": rows.annotate(asked=asked), "ready": READY.values()}
    return render(request, "feedback/surveys.html", context)


@require_POST
@needs("feedback.design")
def begin_ready(request: StaffRequest, name: str) -> HttpResponse:
    if name not in READY:
        raise Http404
    survey = begin_ready_survey(READY[name], by=request.user)
    messages.success(request, _("The survey is here. Look at it, then switch it on."))
    return redirect("feedback:survey", pk=survey.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_survey(request: StaffRequest) -> HttpResponse:
    return design(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def survey_words(request: StaffRequest, pk: int) -> HttpResponse:
    return design(request, get_object_or_404(Survey.objects.visible_to(request.user), pk=pk))


def design(request: StaffRequest, survey: Survey | None) -> HttpResponse:
    form = SurveyForm(request.POST or None, initial=initial_of(survey) if survey else None)
    if request.method == "POST" and form.is_valid():
        try:
            survey = design_survey(survey, None, by=request.user, **form.given())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The survey is kept."))
            return redirect("feedback:survey", pk=survey.pk)
    context = {"form": form, "survey": survey}
    return render(request, "feedback/survey_form.html", context, status=422 if form.errors else 200)


@require_safe
@needs("feedback.see")
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The survey as a customer sees it, in any language; nothing can be sent from here."""
    survey = get_object_or_404(Survey.objects.visible_to(request.user), pk=pk)
    asked = survey.questions.in_use().filter(kind__in=[kind.name for kind in question_kinds])
    seconds = sum(question_kinds[question.kind].seconds for question in asked)
    context = preview_context(survey, language_in(request))
    context |= {"seconds": seconds, "is_long": seconds > SECONDS}
    return render(request, "feedback/preview.html", context)


def language_in(request: StaffRequest) -> str:
    wanted = request.GET.get("language", "")
    known = dict(settings.LANGUAGES)
    return wanted if wanted in known else translation.get_language() or settings.LANGUAGE_CODE


def preview_context(survey: Survey, language: str) -> dict[str, Any]:
    """The customer's page without its form; `shown_lines` are its questions."""
    with translation.override(language):
        words = form_context(shown_invitation(survey, language), language, Answers())
    return {**words, "shown_lines": words["lines"], "lines": [], "survey": survey}


def shown_invitation(survey: Survey, language: str) -> Invitation:
    """An invitation that is never kept, with everything the survey asks at any branch."""
    questions = list(survey.questions.in_use().select_related("touchpoint"))
    points = [point for point in touchpoints_in(questions) if point.retired_at is None]
    return Invitation(
        survey=survey,
        language=language,
        is_anonymous=survey.is_anonymous,
        touchpoints=[{"id": point.id, "name": point.name_in(language)} for point in points],
        questions=[row.id for row in questions if row.touchpoint is None or not row.touchpoint.retired_at],
    )
