import hashlib
import hmac
import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.channels.form_settings import FormSettings
from zabota.channels.kind import ChannelKind, Incoming, NeverAccepted, NotSigned, RawDelivery, Sent, kinds
from zabota.channels.mail_way import send_as_mail
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.web_messages import as_incoming, check, parse

SIGNATURE = "X-Zabota-Signature"
SAME_SECONDS = 600
LONGEST_KEY = 120


@kinds.register
class WebForm(ChannelKind):
    """A page of ours, shown alone or inside the company's own; or the company's own form posts JSON."""

    name = "form"
    label = gettext_lazy("Form on your site")
    icon = "forms"
    segment = gettext_lazy("For your site")
    order = 11
    identity = "email"
    has_address = False
    settings_form = FormSettings
    secret_fields = ("signing_secret",)

    def receive(self, inbox: Inbox, request: HttpRequest) -> list[RawDelivery]:
        """JSON: text, email or phone, name, subject, language. An Idempotency-Key makes repeats one."""
        body = request.body
        check_signature(inbox, body, request.headers.get(SIGNATURE, ""))
        check(parse(body))
        return [RawDelivery(key=key_of(body, request.headers.get("Idempotency-Key", "")), raw=body)]

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
        return as_incoming(raw, facts)

    def reaches(self, address: str) -> bool:
        return "@" in address

    def send(self, dispatch: Dispatch) -> Sent:
        if not self.reaches(dispatch.to):
            raise NeverAccepted(_("This customer left only a phone number: please call."))
        return send_as_mail(dispatch)

    def public_page(self, inbox: Inbox) -> str:
        return reverse("channels:form", args=[inbox.key])

    def embed_code(self, inbox: Inbox) -> str:
        url = f"{settings.SITE_URL}{self.public_page(inbox)}"
        return (
            f'<iframe src="{url}?embed=1" title="{_("Write to us")}" loading="lazy" '
            'style="width:100%;max-width:36rem;height:46rem;border:0"></iframe>'
        )


def check_signature(inbox: Inbox, body: bytes, signature: str) -> None:
    """`sha256=` and the HMAC of the body, when the inbox has a secret; raises NotSigned."""
    secret = (inbox.secrets or {}).get("signing_secret", "")
    if not secret:
        return
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    if not constant_time_compare(signature.removeprefix("sha256=").lower(), expected):
        raise NotSigned(_("The signature in %(header)s does not fit the body.") % {"header": SIGNATURE})


def key_of(body: bytes, given: str) -> str:
    """The sender's own key; without one the same words within ten minutes are one message."""
    if given:
        return "post:" + (given if len(given) <= LONGEST_KEY else hashlib.sha256(given.encode()).hexdigest())
    return f"body:{hashlib.sha256(body).hexdigest()}:{int(time.time() // SAME_SECONDS)}"
