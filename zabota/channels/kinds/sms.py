from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zabota.channels.handing import hand_over, is_kept, words_of
from zabota.channels.hooks import hook_url
from zabota.channels.kind import (
    ChannelKind,
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
from zabota.channels.outgoing_http import ask
from zabota.channels.settings_fields import secret_of
from zabota.channels.sms import gateway, posts
from zabota.channels.sms.form import SmsForm
from zabota.channels.sms.length import length_of

NO_FILES = gettext_noop("An SMS carries no files.")
TOO_LONG = gettext_noop("This is too long for SMS: shorten it.")
NO_SECRET = gettext_noop("No secret is set: nothing that the gateway posts is taken in.")
USUAL_PARTS = 6


@kinds.register
class Sms(ChannelKind):
    """SMS through any gateway that is spoken to over HTTP; what it wants is written down in the settings."""

    name = "sms"
    label = _("SMS through a gateway (HTTP)")
    icon = "device-mobile-message"
    identity = "phone"
    has_address = False
    settings_form = SmsForm
    secret_fields = ("key", "in_secret")
    tells_delivery = True
    counts_sms = True
    segment = _("SMS")
    order = 40

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        posts.check(inbox, request)
        said = posts.said_in(request.body)
        return [RawDelivery(key=posts.key_of(inbox, said, request.body), raw=request.body)]

    def thank(self, inbox: Inbox) -> HttpResponse | None:
        return HttpResponse(inbox.settings.get("thanks") or "OK", content_type="text/plain")

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return posts.as_meant(inbox, posts.said_in(raw))

    def reaches(self, address: str) -> bool:
        return "@" not in address and sum(c.isdigit() for c in address) >= 3

    def why_not(self, inbox: Inbox, to: str, text: str, files: int = 0) -> str:
        if files:
            return NO_FILES
        length = length_of(text)
        if length.parts > 1 and length.parts > (inbox.settings.get("most_parts") or USUAL_PARTS):
            return with_detail(TOO_LONG, f"{length.parts} SMS, {length.alphabet}")
        return ""

    def send(self, dispatch: Dispatch) -> Sent:
        words = words_of(dispatch)
        parts = length_of(words).parts
        if is_kept(dispatch):
            return Sent(sms_parts=parts)
        if why := self.why_not(dispatch.inbox, dispatch.to, words, dispatch.files.count()):
            raise NeverAccepted(why)
        taken = hand_over(dispatch, [partial(gateway.hand_over, dispatch, words)])
        return replace(taken, sms_parts=parts)

    def try_out(self, inbox: Inbox) -> None:
        """Whether the gateway's server answers; sending would cost money."""
        if not secret_of(inbox, "in_secret"):
            raise TryLater(NO_SECRET)
        answer = ask("GET", inbox.settings.get("url", ""), harmless=True)
        if answer.status in (401, 403):
            return  # it wants the key with an SMS, and it is there
        if answer.status >= 500 or answer.status == 404:
            raise TryLater(with_detail(gateway.AWAY, f"HTTP {answer.status}"))

    def to_copy(self, inbox: Inbox) -> list[tuple[Any, str]]:
        return [(_("Address for SMS of customers and for reports"), hook_url(inbox))]
