"""Five smileys from a receipt, and what each brings (S3-210 to S3-214). Looking writes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from zabota.asking.actions.leave_contact import leave_contact
from zabota.asking.actions.rate_by_smiley import rate_by_smiley
from zabota.asking.models import Smiley
from zabota.asking.receipts import has_expired, receipt_of, slip_of
from zabota.asking.smileys import FACES, outcome_of
from zabota.asking.views.receipt_page import BY_RECEIPT, closed, contact_url
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page
from zabota.feedback.models import Invitation
from zabota.feedback.thanks import lines_for
from zabota.feedback.views.survey_page import device_of


@link_page(BY_RECEIPT)
def smileys_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET ?face=1..5 (as the receipt may print five links) only chooses; POST keeps."""
    language = language_for(request)
    with translation.override(language):
        return page(request, token, language)


def page(request: HttpRequest, token: str, language: str) -> HttpResponse:
    known = slip_of(token, "smileys")
    if known is None:
        return closed(request, "unknown", 404)
    till, slip = known
    receipt = receipt_of(till, slip)
    if receipt is not None and receipt.invitation is not None:
        if not hasattr(receipt, "smiley"):
            return closed(request, "answered", 410)
        return outcome(request, token, receipt.smiley)
    if has_expired(slip):
        return closed(request, "expired", 410)
    if request.method != "POST":
        return faces(request, request.GET.get("face", ""))
    value = request.POST.get("face", "")
    try:
        rate_by_smiley(
            till,
            slip,
            int(value) if value in "12345" and len(value) == 1 else 0,
            request.POST.get("comment", ""),
            language=language,
            device=device_of(request),
        )
    except Refused as refusal:
        return faces(request, value, str(refusal), 422)
    return redirect(f"{reverse('asking:smileys_page', args=[token])}?language={language}")


def faces(request: HttpRequest, chosen: str, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "faces": FACES.items(),
        "chosen": int(chosen) if chosen in ("1", "2", "3", "4", "5") else 0,
        "problem": problem,
        "comment": request.POST.get("comment", ""),
        "languages": LANGUAGES,
        "language": translation.get_language(),
    }
    return render(request, "asking/smileys.html", context, status=status)


def promises(invitation: Invitation | None) -> list[Any]:
    """What is sure to happen now; of an anonymous answer nobody can be told."""
    return lines_for(invitation.response) if invitation and not invitation.is_anonymous else []


def outcome(
    request: HttpRequest, token: str, smiley: Smiley, problem: str = "", status: int = 200
) -> HttpResponse:
    receipt = smiley.receipt
    context = {
        "smiley": smiley,
        "voucher": getattr(smiley, "voucher", None),
        "tip": outcome_of(smiley.value, receipt.till.branch_id).tip,
        "more": promises(receipt.invitation),
        "contact_url": contact_url(token, receipt.invitation, "smileys_contact"),
        "problem": problem,
        "entered": request.POST,
        "languages": LANGUAGES,
    }
    return render(request, "asking/smiley_thanks.html", context, status=status)


@link_page(BY_RECEIPT)
@require_POST
def smileys_contact(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever chose a low smiley wishes to be called back."""
    language = language_for(request)
    with translation.override(language):
        return contact(request, token, language)


def contact(request: HttpRequest, token: str, language: str) -> HttpResponse:
    known = slip_of(token, "smileys")
    receipt = receipt_of(*known) if known else None
    if receipt is None or receipt.invitation is None or not hasattr(receipt, "smiley"):
        return closed(request, "unknown", 404)
    try:
        leave_contact(receipt.invitation, request.POST.get("contact", ""), request.POST.get("name", ""))
    except Refused as refusal:
        return outcome(request, token, receipt.smiley, str(refusal), 422)
    return redirect(f"{reverse('asking:smileys_page', args=[token])}?language={language}")
