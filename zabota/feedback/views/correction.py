"""A customer's second thought: the same page, filled in with what was said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from zabota.core.errors import Refused
from zabota.core.link_pages import language_for, link_page
from zabota.feedback.actions.correct_response import correct_response
from zabota.feedback.anonymity import is_open_to_correction
from zabota.feedback.answers import said_before
from zabota.feedback.kind import Answers, survey_kinds
from zabota.feedback.models import Invitation
from zabota.feedback.views.survey_page import BY_LINK, form_context, invitation_of


@link_page(BY_LINK)
def correction(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what was said; POST keeps it as the next version."""
    invitation = invitation_of(token)
    if invitation is None:
        raise Http404
    language = language_for(request, invitation.language)
    back = f"{reverse('feedback:survey_page', args=[token])}?language={language}"
    if not invitation.is_answered or not is_open_to_correction(invitation.response, timezone.now()):
        return redirect(back)
    with translation.override(language):
        return page(request, invitation, language) or redirect(back)


def page(request: HttpRequest, invitation: Invitation, language: str) -> HttpResponse | None:
    """The form, or None when the new version is kept."""
    if request.method != "POST":
        marks, said = said_before(invitation.response)
        return form(request, invitation, language, Answers(marks, invitation.response.comment, said=said))
    answers = survey_kinds[invitation.survey.kind].read(invitation, request.POST)
    if answers.errors:
        return form(request, invitation, language, answers, 422)
    try:
        correct_response(invitation.response, answers.marks, answers.comment, answers=answers.said)
    except Refused as refusal:
        answers.errors[""] = str(refusal)
        return form(request, invitation, language, answers, 422)
    return None


def form(
    request: HttpRequest, invitation: Invitation, language: str, answers: Answers, status: int = 200
) -> HttpResponse:
    context = form_context(invitation, language, answers) | {"is_correction": True}
    return render(request, "feedback/survey_page.html", context, status=status)
