from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zabota.channels.actions.note_reach import note_reach
from zabota.channels.fetching import fetch_url
from zabota.channels.handing import Step, hand_over, in_pieces, is_kept, words_of
from zabota.channels.hooks import check_hmac, hook_url
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
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.passes import passed_url
from zabota.channels.posted_json import parse_object, text
from zabota.channels.settings_fields import ProviderForm, secret, secret_of, server_url
from zabota.channels.viber import api, events
from zabota.core.models import StoredFile

LONGEST_TEXT, LONGEST_NAME = 7000, 28
PICTURES, LARGEST_PICTURE, LARGEST_FILE = ("image/jpeg", "image/png"), 1_000_000, 50_000_000
WANTED = ["delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started"]
TOO_LARGE = gettext_noop("Viber takes files of at most 50 MB.")


class ViberForm(ProviderForm):
    token = secret(_("Token of the bot"), _("From the bot's page at partners.viber.com."))
    sender_name = forms.CharField(
        label=_("Name that customers see"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Empty: the inbox's name."),
    )
    api_url = server_url(api.API_URL)


@kinds.register
class Viber(ChannelKind):
    """A bot to which customers write. Viber fetches our files itself, by passes that are good for a week."""

    name = "viber"
    label = "Viber"
    icon = "brand-viber"
    identity = "viber"
    has_address = False
    settings_form = ViberForm
    secret_fields = ("token",)
    knows_reach = True
    can_set_up = True
    tells_delivery = True

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        shown = request.headers.get("X-Viber-Content-Signature", "")
        check_hmac(shown, secret_of(inbox, "token"), request.body)
        event = parse_object(request.body)
        if text(event, "event", 40) == "webhook":
            return []  # only asks whether somebody is there
        return [RawDelivery(key=events.key_of(event), raw=request.body)]

    def thank(self, inbox: Inbox) -> HttpResponse | None:
        return HttpResponse("")  # with words it would be shown to the customer

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return events.as_meant(parse_object(raw))

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return fetch_url(ref["url"])

    def send(self, dispatch: Dispatch) -> Sent:
        if is_kept(dispatch):
            return Sent()
        steps: list[Step] = [
            partial(hand, dispatch, {"type": "text", "text": said})
            for said in in_pieces(words_of(dispatch), LONGEST_TEXT)
        ]
        steps += [
            partial(hand, dispatch, as_shown(dispatch.inbox, file)) for file in dispatch.files.order_by("id")
        ]
        try:
            return hand_over(dispatch, steps)
        except api.Unsubscribed:
            note_reach(dispatch.inbox, dispatch.to, blocked=True)
            raise

    def try_out(self, inbox: Inbox) -> None:
        account = api.call(inbox, "get_account_info", harmless=True)
        if text(account, "webhook", 500) != hook_url(inbox):
            raise TryLater(with_detail(api.NO_HOOK, text(account, "webhook", 500)))

    def set_up(self, inbox: Inbox, remember: Callable[[dict[str, Any]], None]) -> None:
        where = {"url": hook_url(inbox), "event_types": WANTED, "send_name": True, "send_photo": False}
        api.call(inbox, "set_webhook", where, harmless=True)


def hand(dispatch: Dispatch, content: dict[str, Any]) -> str:
    inbox = dispatch.inbox
    name = (inbox.settings.get("sender_name") or inbox.name)[:LONGEST_NAME]
    said = {"receiver": dispatch.to, "min_api_version": 1, "sender": {"name": name}, **content}
    return text(api.call(inbox, "send_message", said), "message_token", 250)


def as_shown(inbox: Inbox, file: StoredFile) -> dict[str, Any]:
    """A small picture as a picture, all else as a file; raises NeverAccepted for what is too large."""
    if file.size > LARGEST_FILE:
        raise NeverAccepted(TOO_LARGE)
    address = passed_url(inbox, file)
    if file.media_type in PICTURES and file.size <= LARGEST_PICTURE:
        return {"type": "picture", "text": "", "media": address}
    return {"type": "file", "media": address, "size": file.size, "file_name": file.filename[:256]}
