"""A form's own page: for a phone first, with or without JavaScript, alone or inside the company's site."""

import json
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.channels.origins import framed_by
from zabota.channels.posted_files import check_files, keep_files, largest_file_bytes, largest_post_bytes
from zabota.channels.speaking import LANGUAGES, language_for
from zabota.channels.views.door import Full, ensure_room, ready_or_503, refuse_size
from zabota.channels.web_form import MessageForm, is_too_quick, key_of_token, new_form_token
from zabota.channels.whereabouts import conversation_of
from zabota.core.access import public
from zabota.core.errors import Refused
from zabota.core.pace import Pace, address_of

WHY = "customers write to us"
sent = Pace(10, 600, "form")


# There is no session to abuse, and inside another site a browser sends no cookie: a signed token stands in.
@csrf_exempt
@xframe_options_exempt
@never_cache
@public(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
@ready_or_503
def form(request: HttpRequest, key: str) -> HttpResponse:
    inbox = form_inbox(key)
    language = language_for(request, inbox)
    with translation.override(language):
        response = posted(request, inbox) if request.method == "POST" else shown(request, inbox)
    return framed(response, inbox)


@xframe_options_exempt
@never_cache
@public(WHY)
@require_safe
def form_thanks(request: HttpRequest, key: str, receipt: str) -> HttpResponse:
    """Thanks, with the conversation's number as soon as it has one."""
    inbox = form_inbox(key)
    number = number_of(inbox, receipt)
    with translation.override(language_for(request, inbox)):
        response = render(request, "channels/form/thanks.html", page_of(request, inbox, number=number))
    return framed(response, inbox)


def form_inbox(key: str) -> Inbox:
    return get_object_or_404(Inbox.objects.switched_on().select_related("branch"), key=key, kind="form")


def shown(
    request: HttpRequest,
    inbox: Inbox,
    filled: MessageForm | None = None,
    notice: str = "",
    token: str = "",
    status: int = 200,
) -> HttpResponse:
    token = token or new_form_token(inbox)
    form = filled or MessageForm(inbox=inbox)
    context = page_of(request, inbox, form=form, notice=notice, token=token)
    return render(request, "channels/form/form.html", context, status=status)


def page_of(request: HttpRequest, inbox: Inbox, **more: Any) -> dict[str, Any]:
    return {
        "inbox": inbox,
        "consent_url": inbox.settings.get("consent_url", ""),
        "largest": largest_file_bytes(inbox) // 1_000_000,
        "embedded": "embed" in request.GET,
        "languages": LANGUAGES,
        **more,
    }


def posted(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    """Keep it and say thanks; whatever is wrong, the words typed stay on the page."""
    if refusal := refuse_size(request, largest_post_bytes(inbox)):
        words = _("Together the files are too large. Send fewer or smaller ones.")
        return shown(request, inbox, notice=words, status=refusal.status_code)
    form = MessageForm(request.POST, request.FILES, inbox=inbox)
    token = request.POST.get("token", "")
    try:
        key = key_of_token(inbox, token)
    except signing.BadSignature:
        words = _("This page was open for long. Please press “Send” once more.")
        return shown(request, inbox, form, words, status=422)
    if request.POST.get("website") or is_too_quick(token):
        words = _("Please press “Send” once more: that was too quick for us to tell you from a robot.")
        return shown(request, inbox, form, words, token, 422)
    if not form.is_valid():
        return shown(request, inbox, form, token=token, status=422)
    if sent.wait_seconds(f"{inbox.id}:{address_of(request)}"):
        words = _("Many messages came from you just now. Please wait a few minutes and press “Send” again.")
        return shown(request, inbox, form, words, token, 429)
    try:
        ensure_room()
        return redirect(thanks_url(request, inbox, keep(inbox, key, form)))
    except Refused as refused:
        return shown(request, inbox, form, str(refused), token, 422)
    except Full:
        words = _("Nothing can be taken in at the moment. Please try again in a few minutes.")
        return shown(request, inbox, form, words, token, 503)


def keep(inbox: Inbox, key: str, form: MessageForm) -> Delivery:
    """The delivery of this form; the same token again is the same delivery."""
    known = Delivery.objects.filter(inbox=inbox, key=key).only("id").first()
    if known:
        return known
    files = form.cleaned_data.get("files") or []
    check_files(inbox, files)
    kind, address = form.cleaned_data["contact"]
    said = {
        "name": form.cleaned_data["name"],
        kind: address,
        "subject": form.cleaned_data.get("subject", ""),
        "text": form.cleaned_data["text"],
        "language": translation.get_language(),
        "consent": inbox.settings.get("consent_text", "") if form.cleaned_data.get("consent") else "",
    }
    raw = json.dumps(said, ensure_ascii=False).encode()
    take_in(inbox, [RawDelivery(key=key, raw=raw, facts={"files": keep_files(files)})])
    return Delivery.objects.only("id").get(inbox=inbox, key=key)


def thanks_url(request: HttpRequest, inbox: Inbox, delivery: Delivery) -> str:
    receipt = signing.Signer(salt="form.receipt").sign(str(delivery.id))
    url = reverse("channels:form_thanks", args=[inbox.key, receipt])
    return f"{url}?language={translation.get_language()}{'&embed=1' if 'embed' in request.GET else ''}"


def number_of(inbox: Inbox, receipt: str) -> int | None:
    try:
        delivery_id = int(signing.Signer(salt="form.receipt").unsign(receipt))
    except (signing.BadSignature, ValueError):
        return None
    return conversation_of(delivery_id)


def framed(response: HttpResponse, inbox: Inbox) -> HttpResponse:
    """Only the sites that the inbox names may show it inside their pages."""
    response._csp_replace = {"frame-ancestors": framed_by(inbox)}  # type: ignore[attr-defined]
    return response
