from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zabota.channels.handing import Step, hand_over, in_pieces, is_kept, words_of
from zabota.channels.hooks import check_hmac, check_secret, hook_secret, hook_url
from zabota.channels.kind import (
    ChannelKind,
    Fetched,
    Incoming,
    NeverAccepted,
    News,
    RawDelivery,
    Sent,
    TryLater,
    kinds,
)
from zabota.channels.models import Dispatch, Inbox, Reach
from zabota.channels.posted_json import parse_object, part
from zabota.channels.settings_fields import ProviderForm, secret, secret_of, server_url
from zabota.channels.whatsapp import api, posts
from zabota.channels.whatsapp.errors import OUTSIDE
from zabota.channels.whatsapp.templates import fitting, templates_of, usable

LONGEST_TEXT = 4096
WINDOW = timedelta(hours=24)
OUTSIDE_FILES = gettext_noop(
    "More than 24 hours have passed since the customer wrote: files can be sent only after they write again."
)
NOT_SET = gettext_noop("Meta does not post to us: press “Set it up at the provider”.")
NO_ACCOUNT = gettext_noop("Write the id of the WhatsApp Business account into the settings first.")


class WhatsAppForm(ProviderForm):
    number_id = forms.CharField(
        label=_("Phone number ID"), max_length=40, help_text=_("From the app's page “API setup” at Meta.")
    )
    account_id = forms.CharField(
        label=_("WhatsApp Business account ID"),
        max_length=40,
        required=False,
        help_text=_("For templates, and to have messages posted to us."),
    )
    access_token = secret(_("Access token"), _("A lasting one, of a system user."), max_length=1000)
    app_secret = secret(_("Secret of the app"), _("With it Meta signs what it posts to us."))
    api_url = server_url(api.API_URL)


@kinds.register
class WhatsApp(ChannelKind):
    """A number on the Cloud API. Any text goes for 24 hours after a customer wrote, then only templates."""

    name = "whatsapp"
    label = "WhatsApp"
    icon = "brand-whatsapp"
    identity = "whatsapp"
    has_address = False
    settings_form = WhatsAppForm
    secret_fields = ("access_token", "app_secret")
    largest_post_bytes = 4_000_000
    knows_reach = True
    can_set_up = True
    tells_delivery = True

    def greet(self, inbox: Inbox, request: HttpRequest) -> HttpResponse | None:
        """Meta asks whether we know the word that was agreed on, and wants its challenge back."""
        if request.method != "GET":
            return None
        check_secret(request.GET.get("hub.verify_token"), hook_secret(inbox))
        return HttpResponse(request.GET.get("hub.challenge", "")[:200], content_type="text/plain")

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        shown = request.headers.get("X-Hub-Signature-256", "")
        check_hmac(shown, secret_of(inbox, "app_secret"), request.body)
        return posts.taken_apart(parse_object(request.body), request.body)

    def thank(self, inbox: Inbox) -> HttpResponse | None:
        return HttpResponse("EVENT_RECEIVED", content_type="text/plain")

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return posts.as_meant(parse_object(raw), str(inbox.settings.get("number_id", "")))

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return api.fetch_file(inbox, ref["id"])

    def why_not(self, inbox: Inbox, to: str, text: str, files: int = 0) -> str:
        if is_within(inbox, to):
            return ""
        if files:
            return OUTSIDE_FILES
        return "" if fitting(inbox, text) else OUTSIDE

    def ready_texts(self, inbox: Inbox, to: str) -> list[str]:
        return [] if is_within(inbox, to) else [template["body"] for template in templates_of(inbox)]

    def send(self, dispatch: Dispatch) -> Sent:
        if is_kept(dispatch):
            return Sent()
        inbox, to, words = dispatch.inbox, dispatch.to, words_of(dispatch)
        files = list(dispatch.files.order_by("id"))
        steps: list[Step]
        if is_within(inbox, to) or dispatch.parcels.exists():
            steps = [partial(api.send_text, inbox, to, said) for said in in_pieces(words, LONGEST_TEXT)]
            steps += [partial(api.send_file, inbox, to, file) for file in files]
        elif (filled := fitting(inbox, words)) and not files:
            steps = [partial(api.send_template, inbox, to, filled)]
        else:
            raise NeverAccepted(OUTSIDE_FILES if files else OUTSIDE)
        return hand_over(dispatch, steps)

    def try_out(self, inbox: Inbox) -> None:
        fields = {"fields": "display_phone_number,webhook_configuration"}
        try:
            found = api.call(inbox, "GET", api.number_of(inbox), query=fields, harmless=True)
        except NeverAccepted as reason:
            raise TryLater(str(reason)) from reason
        if hook_url(inbox) not in part(found, "webhook_configuration").values():
            raise TryLater(NOT_SET)

    def set_up(self, inbox: Inbox, remember: Callable[[dict[str, Any]], None]) -> None:
        """Have this account's messages posted here, and fetch its approved templates."""
        account = str(inbox.settings.get("account_id", ""))
        if not account.isdigit():
            raise TryLater(NO_ACCOUNT)
        where = {"override_callback_uri": hook_url(inbox), "verify_token": hook_secret(inbox)}
        api.call(inbox, "POST", f"{account}/subscribed_apps", json=where, harmless=True)
        remember({"templates": usable(api.templates(inbox))})

    def to_copy(self, inbox: Inbox) -> list[tuple[Any, str]]:
        return [(_("Callback URL"), hook_url(inbox)), (_("Verify token"), hook_secret(inbox))]


def is_within(inbox: Inbox, to: str) -> bool:
    """Whether the customer wrote within the last 24 hours."""
    since = timezone.now() - WINDOW
    return Reach.objects.filter(inbox=inbox, address=to, last_wrote_at__gt=since).exists()
