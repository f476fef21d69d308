from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.forms import SurveyForm, initial_of
from zabota.feedback.kind import Answers
from zabota.feedback.models import Invitation, Survey, Touchpoint
from zabota.feedback.views.survey_page import form_context

MANY = 7
"""More than these do not fit into half a minute (S3-132)."""


@require_safe
@needs("feedback.see")
def surveys(request: StaffRequest) -> HttpResponse:
    rows = Survey.objects.visible_to(request.user).annotate(asked=Count("lines"))
    return render(request, "feedback/surveys.html", {"surveys": rows, "here": "surveys"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def new_survey(request: StaffRequest) -> HttpResponse:
    return design(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def edit_survey(request: StaffRequest, pk: int) -> HttpResponse:
    return design(request, get_object_or_404(Survey.objects.visible_to(request.user), pk=pk))


def design(request: StaffRequest, survey: Survey | None) -> HttpResponse:
    form = SurveyForm(
        request.POST or None,
        touchpoints=choice_for(request, survey),
        initial=initial_of(survey) if survey else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            survey = design_survey(
                survey, form.asked() + unseen(request, survey), by=request.user, **given(form, survey)
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The survey is kept. This is how customers see it."))
            return redirect("feedback:preview", pk=survey.pk)
    context = {"form": form, "survey": survey, "here": "surveys"}
    return render(request, "feedback/survey_form.html", context, status=422 if form.errors else 200)


def choice_for(request: StaffRequest, survey: Survey | None) -> list[Touchpoint]:
    """Touchpoints in use that this user sees, those already asked first and in their order."""
    rows = list(Touchpoint.objects.visible_to(request.user).in_use().select_related("branch"))
    places = {line.touchpoint_id: place for place, line in enumerate(survey.lines.all())} if survey else {}
    return sorted(rows, key=lambda row: places.get(row.id, len(places)))


def unseen(request: StaffRequest, survey: Survey | None) -> list[Touchpoint]:
    """Lines of other branches, which this user cannot see, stay in the survey."""
    if survey is None:
        return []
    seen = Touchpoint.objects.visible_to(request.user).in_use()
    return list(Touchpoint.objects.filter(survey_lines__survey=survey).exclude(id__in=seen.values("id")))


def given(form: SurveyForm, survey: Survey | None) -> dict[str, Any]:
    was_off_at = survey.switched_off_at if survey else None
    return {
        "name": form.cleaned_data["name"],
        "kind": form.cleaned_data["kind"],
        "asked_after_resolution": form.cleaned_data["asked_after_resolution"],
        "switched_off_at": None if form.cleaned_data["in_use"] else was_off_at or timezone.now(),
        "greetings": form.words("greeting"),
        "thanks": form.words("thanks"),
    }


@require_safe
@needs("feedback.see")
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The survey as a customer sees it, in any language; nothing can be sent from here."""
    survey = get_object_or_404(Survey.objects.visible_to(request.user), pk=pk)
    wanted = request.GET.get("language", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else translation.get_language()
    lines = survey.lines.filter(touchpoint__retired_at=None).select_related("touchpoint")
    asked = [{"id": line.touchpoint_id, "name": line.touchpoint.name_in(language)} for line in lines]
    shown = Invitation(survey=survey, language=language, touchpoints=asked)
    with translation.override(language):
        words = form_context(shown, language, Answers())
    context = {
        **words,
        "survey": survey,
        "is_many": len(asked) > MANY,
        "count": len(asked),
        "here": "surveys",
    }
    return render(request, "feedback/preview.html", context)
