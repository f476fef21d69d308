from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zabota.channels.handing import Step, hand_over, is_kept, words_of
from zabota.channels.hooks import hook_url
from zabota.channels.kind import (
    ChannelKind,
    Fetched,
    Incoming,
    News,
    NotReadable,
    NoWayOut,
    RawDelivery,
    Sent,
    kinds,
)
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.open_json import calls, posts
from zabota.channels.posted_json import parse_object, text
from zabota.channels.settings_fields import ProviderForm, check_server, secret, secret_of


class JsonForm(ProviderForm):
    url = forms.CharField(
        label=_("Address to which our answers are posted"),
        max_length=300,
        required=False,
        validators=[check_server],
        help_text=_("Empty: we only take in, and answers wait in the outbox."),
    )
    signing_secret = secret(
        _("Secret with which both sides sign"),
        _("At least 16 characters. Without it nothing is taken in."),
        min_length=16,
    )


@kinds.register
class OpenJson(ChannelKind):
    """Anything else: a program of the company posts messages to us, and we post answers to it."""

    name = "json"
    label = _("Own channel (JSON)")
    icon = "braces"
    identity = "json"
    has_address = False
    settings_form = JsonForm
    secret_fields = ("signing_secret",)
    knows_reach = True
    tells_delivery = True
    largest_post_bytes = 4_500_000
    segment = _("For programmers")
    order = 90

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        posts.check(inbox, request.headers, request.body)
        said = parse_object(request.body)
        kind, number = text(said, "type", 20) or "message", text(said, "id", 150)
        if kind not in posts.TYPES or not number:
            raise NotReadable(gettext("A type that we know and an id are needed."))
        return [RawDelivery(key=f"{kind}:{number}", raw=request.body)]

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return posts.as_meant(inbox, parse_object(raw))

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return posts.fetch_file(ref)

    def send(self, dispatch: Dispatch) -> Sent:
        if is_kept(dispatch):
            return Sent()
        if not dispatch.inbox.settings.get("url"):
            raise NoWayOut(calls.NO_URL)
        steps: list[Step] = [partial(calls.hand_over, dispatch, words_of(dispatch))]
        return hand_over(dispatch, steps)

    def try_out(self, inbox: Inbox) -> None:
        calls.try_out(inbox)

    def to_copy(self, inbox: Inbox) -> list[tuple[Any, str]]:
        signed = gettext("yes") if secret_of(inbox, "signing_secret") else gettext("no secret is stored")
        return [(_("Address to post messages to"), hook_url(inbox)), (_("Signed"), signed)]
