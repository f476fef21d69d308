from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zabota.channels.asterisk.lines import open_line
from zabota.channels.by_hand import ByHandKind
from zabota.channels.calls import CallNews, as_news, key_of, parse_call
from zabota.channels.fetching import fetch_url
from zabota.channels.hooks import check_hmac, hook_url
from zabota.channels.kind import Fetched, NotSigned, RawDelivery, TryLater, kinds
from zabota.channels.models import Inbox
from zabota.channels.phone_form import PhoneForm
from zabota.channels.settings_fields import secret_of

SIGNATURE = "X-Zabota-Signature"


@kinds.register
class Phone(ByHandKind):
    """A telephone line: each event of a call by a signed webhook or from Asterisk, or calls written down."""

    name = "phone"
    label = _("Telephone")
    icon = "phone"
    can_be_connected = True
    settings_form = PhoneForm
    secret_fields = ("signing_secret", "ami_secret")
    segment = _("Voice and face to face")

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        """JSON: call_id, event (ringing, answered, ended, missed, recording), from or to, extension, at."""
        if inbox.settings.get("way") != "webhook":
            raise NotSigned(gettext("This line takes no events of calls in."))
        body = request.body
        check_hmac(request.headers.get(SIGNATURE, ""), secret_of(inbox, "signing_secret"), body)
        return [RawDelivery(key=key_of(parse_call(body))[:200], raw=body)]

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> CallNews:  # type: ignore[override]
        return as_news(raw)

    def fetch(self, inbox: Inbox, ref: dict[str, Any]) -> Fetched:
        return fetch_url(ref["url"])

    def try_out(self, inbox: Inbox) -> None:
        if inbox.settings.get("way") == "ami":
            open_line(inbox).socket.close()
        elif inbox.settings.get("way") == "webhook" and not secret_of(inbox, "signing_secret"):
            raise TryLater(gettext("Without a secret nothing is taken in."))

    def to_copy(self, inbox: Inbox) -> list[tuple[Any, str]]:
        if inbox.settings.get("way") != "webhook":
            return []
        return [
            (_("Address to post events of calls to"), hook_url(inbox)),
            (_("Header of the signature"), SIGNATURE),
        ]
