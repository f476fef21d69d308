"""What the link on a receipt opens: the till's survey. Looking writes nothing."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from zabota.asking.actions.answer_receipt import answer_receipt
from zabota.asking.actions.leave_contact import leave_contact
from zabota.asking.models import Till
from zabota.asking.receipts import has_expired, receipt_of, slip_of
from zabota.asking.sheet import blank_sheet, read_sheet
from zabota.asking.signing import Slip
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page
from zabota.feedback.kind import Answers
from zabota.feedback.models import Invitation
from zabota.feedback.thanks import lines_for
from zabota.feedback.views.survey_page import device_of, form_context
from zabota.insight.statistics.bands import Band

BY_RECEIPT = "customers answer by the link that their receipt carries, signed by the till"


def closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "asking/closed.html", {"why": why, "languages": LANGUAGES}, status=status)


@link_page(BY_RECEIPT)
def receipt_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the questions, or thanks, or why not; only POST keeps an answer."""
    language = language_for(request)
    with translation.override(language):
        return page(request, token, language)


def page(request: HttpRequest, token: str, language: str) -> HttpResponse:
    known = slip_of(token, "receipt")
    if known is None:
        return closed(request, "unknown", 404)
    till, slip = known
    receipt = receipt_of(till, slip)
    if receipt is not None and receipt.invitation is not None:
        return thanks(request, token, receipt.invitation)
    if has_expired(slip):
        return closed(request, "expired", 410)
    if request.method != "POST":
        return questions(request, till, language, Answers())
    sheet = blank_sheet(till.survey, till.branch, language)
    answers = read_sheet(sheet, request.POST)
    if answers.errors:
        return questions(request, till, language, answers, 422)
    return kept(request, token, till, slip, language, answers)


def kept(
    request: HttpRequest, token: str, till: Till, slip: Slip, language: str, answers: Answers
) -> HttpResponse:
    try:
        answer_receipt(
            till,
            slip,
            answers.marks,
            answers.comment,
            answers=answers.said,
            language=language,
            device=device_of(request),
        )
    except Refused as refusal:
        again = replace(answers, errors={"": str(refusal)})
        return questions(request, till, language, again, 422)
    return redirect(f"{reverse('asking:receipt_page', args=[token])}?language={language}")


def questions(
    request: HttpRequest, till: Till, language: str, answers: Answers, status: int = 200
) -> HttpResponse:
    sheet = blank_sheet(till.survey, till.branch, language)
    context = form_context(sheet, language, answers)
    return render(request, "feedback/survey_page.html", context, status=status)


def thanks(
    request: HttpRequest, token: str, invitation: Invitation, problem: str = "", status: int = 200
) -> HttpResponse:
    """By what was said; after an anonymous answer nobody knows that any more."""
    context: dict[str, Any] = {
        "words": invitation.survey.thanks_in(translation.get_language()),
        "languages": LANGUAGES,
        "is_anonymous": invitation.is_anonymous,
        "contact_url": contact_url(token, invitation),
        "problem": problem,
        "entered": request.POST,
    }
    if not invitation.is_anonymous:
        context |= {"band": invitation.response.band, "more": lines_for(invitation.response)}
    return render(request, "asking/receipt_thanks.html", context, status=status)


def contact_url(token: str, invitation: Invitation | None, page: str = "receipt_contact") -> str:
    """Offered to a critic without a name; nothing where it is not."""
    if (
        invitation is None
        or invitation.is_anonymous
        or not value_of("asking.offer_contact", invitation.branch_id)
    ):
        return ""
    said = invitation.response
    if said.customer_id is not None or said.band is not Band.CRITIC:
        return ""
    return f"{reverse(f'asking:{page}', args=[token])}?language={translation.get_language()}"


@link_page(BY_RECEIPT)
@require_POST
def receipt_contact(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever answered from this receipt wishes to be called back."""
    language = language_for(request)
    with translation.override(language):
        return contact(request, token, language)


def contact(request: HttpRequest, token: str, language: str) -> HttpResponse:
    known = slip_of(token, "receipt")
    receipt = receipt_of(*known) if known else None
    if receipt is None or receipt.invitation is None:
        return closed(request, "unknown", 404)
    try:
        leave_contact(receipt.invitation, request.POST.get("contact", ""), request.POST.get("name", ""))
    except Refused as refusal:
        return thanks(request, token, receipt.invitation, str(refusal), 422)
    return redirect(f"{reverse('asking:receipt_page', args=[token])}?language={language}")
