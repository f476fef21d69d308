"""The customer's page: marks in half a minute on a phone, JavaScript or not. Looking writes nothing."""

import hashlib
import hmac
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from zabota.core.access import public
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page
from zabota.core.links import row_id_of
from zabota.core.standing import standing
from zabota.feedback.actions.mark_opened import mark_opened
from zabota.feedback.actions.respond import respond
from zabota.feedback.anonymity import is_open_to_correction, was_answered
from zabota.feedback.kind import Answers, survey_kinds
from zabota.feedback.models import Invitation
from zabota.feedback.thanks import lines_for

BY_LINK = "customers answer by the link in their message"


@link_page(BY_LINK)
def survey_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the questions, or thanks, or why the link works no more; only POST keeps an answer."""
    invitation = invitation_of(token)
    language = language_for(request, invitation.language if invitation else None)
    with translation.override(language):
        return page(request, token, invitation, language)


def page(request: HttpRequest, token: str, invitation: Invitation | None, language: str) -> HttpResponse:
    if invitation is None:
        return closed(request, "unknown", 404)
    if was_answered(invitation):
        return thanks(request, token, invitation, language)
    if invitation.revoked_at is not None:
        return closed(request, "revoked", 410)
    if invitation.has_expired():
        return closed(request, "expired", 410)
    if request.method != "POST":
        return questions(request, token, invitation, language, tapped_in_the_mail(request, invitation))
    answers = survey_kinds[invitation.survey.kind].read(invitation, request.POST)
    if answers.errors:
        return questions(request, token, invitation, language, answers, 422)
    try:
        respond(invitation, answers.marks, answers.comment, answers=answers.said, device=device_of(request))
    except Refused as refusal:
        again = replace(answers, errors={"": str(refusal)})
        return questions(request, token, invitation, language, again, 422)
    return redirect(f"{reverse('feedback:survey_page', args=[token])}?language={language}")


def tapped_in_the_mail(request: HttpRequest, invitation: Invitation) -> Answers:
    """What a link in the mail says already fills the page in; it is kept only when the customer sends it."""
    entered = survey_kinds[invitation.survey.kind].read(invitation, request.GET)
    return replace(entered, errors={})


@csrf_exempt
@public(BY_LINK)
@require_POST
def opening(request: HttpRequest, token: str) -> HttpResponse:
    """A hand touched the page: told by its script, so that no scanner which only fetches can cause it."""
    invitation = invitation_of(token)
    if invitation is not None and not invitation.is_anonymous and not invitation.is_answered:
        mark_opened(invitation)
    return HttpResponse(status=204)


def invitation_of(token: str) -> Invitation | None:
    row_id = row_id_of(token)
    if row_id is None:
        return None
    return next((found for found in asked(row_id) if found.is_opened_by(token)), None)


@standing
def asked(invitation_id: int) -> QuerySet[Invitation]:
    return Invitation.objects.select_related("survey", "response").filter(id=invitation_id)


def questions(
    request: HttpRequest,
    token: str,
    invitation: Invitation,
    language: str,
    answers: Answers,
    status: int = 200,
) -> HttpResponse:
    context = form_context(invitation, language, answers)
    if not invitation.is_anonymous:
        context |= {"opening_url": reverse("feedback:opening", args=[token])}
    return render(request, "feedback/survey_page.html", context, status=status)


def form_context(invitation: Invitation, language: str, answers: Answers) -> dict[str, Any]:
    """What the survey's template shows; the designer's preview shows the same."""
    kind = survey_kinds[invitation.survey.kind]
    return {
        "survey": invitation.survey,
        "is_anonymous": invitation.is_anonymous,
        "is_for_marks": bool(invitation.touchpoints),
        "greeting": invitation.survey.greeting_in(language),
        "kind": kind,
        "lines": kind.lines(invitation, language, answers),
        "comment": answers.comment,
        "page_error": answers.errors.get("", ""),
        "languages": LANGUAGES,
        "language": language,
    }


def thanks(request: HttpRequest, token: str, invitation: Invitation, language: str) -> HttpResponse:
    """By what was said; after an anonymous answer nobody knows that any more."""
    context: dict[str, Any] = {
        "words": invitation.survey.thanks_in(language),
        "languages": LANGUAGES,
        "is_anonymous": invitation.is_anonymous,
    }
    if not invitation.is_anonymous:
        said = invitation.response
        context |= {"band": said.band, "more": lines_for(said), "is_corrected": said.version > 1}
        if is_open_to_correction(said, timezone.now()):
            context["correction_url"] = f"{reverse('feedback:correction', args=[token])}?language={language}"
    return render(request, "feedback/survey_thanks.html", context)


def closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "feedback/survey_closed.html", {"why": why, "languages": LANGUAGES}, status=status)


def device_of(request: HttpRequest) -> str:
    """A keyed digest of address and browser: only tells that two answers came from one device."""
    seen = f"device:{request.META.get('REMOTE_ADDR', '')}:{request.headers.get('User-Agent', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), seen.encode(), hashlib.sha256).hexdigest()[:40]
