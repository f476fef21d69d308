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
from zabota.channels.hooks import check_secret, hook_secret, hook_url
from zabota.channels.kind import (
    ChannelKind,
    Fetched,
    Incoming,
    NeverAccepted,
    News,
    NotReadable,
    NotSigned,
    RawDelivery,
    Sent,
    TryLater,
    kinds,
)
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.posted_json import Said, parse_object, part, rows, text
from zabota.channels.settings_fields import ProviderForm, secret, server_url
from zabota.channels.vk import api, events

LONGEST_TEXT = 4000
WANTED = ("message_new", "message_edit", "message_allow", "message_deny")
TITLE = "Zabota"
NOT_SET = gettext_noop("VK does not post to us: press “Set it up at the provider”.")
NOT_CONFIRMED = gettext_noop("VK could not confirm our address: is the confirmation string right?")


class VkForm(ProviderForm):
    group_id = forms.CharField(label=_("Number of the community"), max_length=20)
    token = secret(
        _("Access key of the community"), _("It may manage messages, photos, files and the community.")
    )
    confirmation = forms.CharField(
        label=_("String that confirms the address"),
        max_length=40,
        required=False,
        help_text=_("Filled in by “Set it up at the provider”, or copied from VK's page “Callback API”."),
    )
    api_url = server_url(api.API_URL)


@kinds.register
class Vk(ChannelKind):
    """Messages to a community. VK does not tell when a message of ours was delivered or read."""

    name = "vk"
    label = "VK"
    icon = "brand-vk"
    identity = "vk"
    has_address = False
    settings_form = VkForm
    secret_fields = ("token",)
    knows_reach = True
    has_names = False
    can_set_up = True

    def greet(self, inbox: Inbox, request: HttpRequest) -> HttpResponse | None:
        """Before VK posts anything it asks for the string that confirms the address."""
        if request.method != "POST":
            return None
        event = parse_object(request.body)
        check_group(inbox, event)
        if event.get("type") != "confirmation":
            return None
        remembered = inbox.state.get("vk", {}).get("confirmation", "")
        return HttpResponse(remembered or inbox.settings.get("confirmation", ""), content_type="text/plain")

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        event = parse_object(request.body)
        check_group(inbox, event)
        check_secret(event.get("secret"), hook_secret(inbox))
        if not (number := text(event, "event_id", 100)):
            raise NotReadable("This is no event of VK.")
        return [RawDelivery(key=f"{event.get('group_id')}:{number}", raw=request.body)]

    def thank(self, inbox: Inbox) -> HttpResponse | None:
        return HttpResponse("ok", content_type="text/plain")

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return events.as_meant(parse_object(raw))

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return fetch_url(ref["url"])

    def name_of(self, inbox: Inbox, address: str) -> str:
        found = api.call(inbox, "users.get", user_ids=address)
        user: Said = found[0] if isinstance(found, list) and found else {}
        return f"{text(user, 'first_name', 80)} {text(user, 'last_name', 80)}".strip()

    def send(self, dispatch: Dispatch) -> Sent:
        if is_kept(dispatch):
            return Sent()
        pieces = in_pieces(words_of(dispatch), LONGEST_TEXT)
        steps: list[Step] = [
            partial(api.send, dispatch, number, message=said) for number, said in enumerate(pieces)
        ]
        steps += [
            partial(api.send_file, dispatch, number, file)
            for number, file in enumerate(dispatch.files.order_by("id"), len(pieces))
        ]
        try:
            return hand_over(dispatch, steps)
        except api.NoEntry:
            note_reach(dispatch.inbox, dispatch.to, blocked=True)
            raise

    def try_out(self, inbox: Inbox) -> None:
        server = server_of(inbox)
        if server is None:
            raise TryLater(NOT_SET)
        if server.get("status") != "ok":
            raise TryLater(NOT_CONFIRMED)

    def set_up(self, inbox: Inbox, remember: Callable[[dict[str, Any]], None]) -> None:
        """VK knocks while the second call goes on: what confirms our address is kept before it."""
        group = group_of(inbox)
        told = api.call(inbox, "groups.getCallbackConfirmationCode", group_id=group)
        remember({"confirmation": text(told, "code", 40)})
        place: dict[str, Any] = {
            "group_id": group,
            "url": hook_url(inbox),
            "title": TITLE,
            "secret_key": hook_secret(inbox),
        }
        server = server_of(inbox)
        if server is None:
            number = part({"of": api.call(inbox, "groups.addCallbackServer", **place)}, "of").get("server_id")
        else:
            number = server.get("id")
            api.call(inbox, "groups.editCallbackServer", server_id=number, **place)
        switches = dict.fromkeys(WANTED, 1)
        chosen: dict[str, Any] = {
            "group_id": group,
            "server_id": number,
            "api_version": api.VERSION,
            **switches,
        }
        api.call(inbox, "groups.setCallbackSettings", **chosen)

    def to_copy(self, inbox: Inbox) -> list[tuple[Any, str]]:
        return [(_("Callback URL"), hook_url(inbox)), (_("Secret key"), hook_secret(inbox))]


def group_of(inbox: Inbox) -> str:
    return str(inbox.settings.get("group_id", "")).strip().lstrip("-")


def check_group(inbox: Inbox, event: Said) -> None:
    """Raises NotSigned for another community's event."""
    if str(event.get("group_id")) != group_of(inbox):
        raise NotSigned


def server_of(inbox: Inbox) -> Said | None:
    """The address of ours that VK knows; raises TryLater."""
    try:
        found = api.call(inbox, "groups.getCallbackServers", group_id=group_of(inbox))
    except NeverAccepted as reason:
        raise TryLater(str(reason)) from reason
    return next((one for one in rows(found, "items") if one.get("url") == hook_url(inbox)), None)
