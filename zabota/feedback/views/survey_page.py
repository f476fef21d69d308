"""The customer's page: marks in half a minute on a phone, JavaScript or not. Looking writes nothing."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from zabota.core.access import public
from zabota.core.errors import Refused
from zabota.core.links import row_id_of
from zabota.feedback.actions.mark_opened import mark_opened
from zabota.feedback.actions.respond import respond
from zabota.feedback.kind import Answers, survey_kinds
from zabota.feedback.models import Invitation
from zabota.feedback.thanks import lines_for

LANGUAGES = dict(settings.LANGUAGES)
BY_LINK = "customers answer by the link in their message"


# The link is the whole right and there is no session to abuse: a phone that keeps no cookies can answer too.
@csrf_exempt
@never_cache
@public(BY_LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def survey_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the questions, or thanks, or why the link works no more; only POST keeps an answer."""
    invitation = invitation_of(token)
    language = language_of(request, invitation)
    with translation.override(language):
        response = page(request, token, invitation, language)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def page(request: HttpRequest, token: str, invitation: Invitation | None, language: str) -> HttpResponse:
    if invitation is None:
        return closed(request, "unknown", 404)
    if invitation.is_answered:
        return thanks(request, invitation, language)
    if invitation.revoked_at is not None:
        return closed(request, "revoked", 410)
    if invitation.has_expired():
        return closed(request, "expired", 410)
    if request.method != "POST":
        return questions(request, token, invitation, language, Answers())
    answers = survey_kinds[invitation.survey.kind].read(invitation, request.POST)
    if answers.errors:
        return questions(request, token, invitation, language, answers, 422)
    try:
        respond(invitation, answers.marks, answers.comment, device=device_of(request))
    except Refused as refusal:
        again = Answers(answers.marks, answers.comment, {"": str(refusal)})
        return questions(request, token, invitation, language, again, 422)
    return redirect(f"{reverse('feedback:survey_page', args=[token])}?language={language}")


@csrf_exempt
@public(BY_LINK)
@require_POST
def opening(request: HttpRequest, token: str) -> HttpResponse:
    """A hand touched the page: told by its script, so that no scanner which only fetches can cause it."""
    invitation = invitation_of(token)
    if invitation is not None and not invitation.is_answered:
        mark_opened(invitation)
    return HttpResponse(status=204)


def invitation_of(token: str) -> Invitation | None:
    row_id = row_id_of(token)
    if row_id is None:
        return None
    invitation = Invitation.objects.select_related("survey", "response").filter(id=row_id).first()
    return invitation if invitation is not None and invitation.is_opened_by(token) else None


def language_of(request: HttpRequest, invitation: Invitation | None) -> str:
    """The one chosen on the page, else that of the ask, else the browser's."""
    chosen = request.GET.get("language", "")
    if chosen in LANGUAGES:
        return chosen
    return (
        invitation.language if invitation and invitation.language in LANGUAGES else translation.get_language()
    )


def questions(
    request: HttpRequest,
    token: str,
    invitation: Invitation,
    language: str,
    answers: Answers,
    status: int = 200,
) -> HttpResponse:
    context = form_context(invitation, language, answers)
    context |= {"opening_url": reverse("feedback:opening", args=[token])}
    return render(request, "feedback/survey_page.html", context, status=status)


def form_context(invitation: Invitation, language: str, answers: Answers) -> dict[str, Any]:
    """What the survey's template shows; the designer's preview shows the same."""
    kind = survey_kinds[invitation.survey.kind]
    return {
        "survey": invitation.survey,
        "greeting": invitation.survey.greeting_in(language),
        "kind": kind,
        "lines": kind.lines(invitation, language, answers),
        "comment": answers.comment,
        "page_error": answers.errors.get("", ""),
        "languages": LANGUAGES,
        "language": language,
    }


def thanks(request: HttpRequest, invitation: Invitation, language: str) -> HttpResponse:
    context = {
        "band": invitation.response.band,
        "words": invitation.survey.thanks_in(language),
        "more": lines_for(invitation.response),
        "languages": LANGUAGES,
    }
    return render(request, "feedback/survey_thanks.html", context)


def closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "feedback/survey_closed.html", {"why": why, "languages": LANGUAGES}, status=status)


def device_of(request: HttpRequest) -> str:
    """A keyed digest of address and browser: only tells that two answers came from one device."""
    seen = f"device:{request.META.get('REMOTE_ADDR', '')}:{request.headers.get('User-Agent', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), seen.encode(), hashlib.sha256).hexdigest()[:40]
