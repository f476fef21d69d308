import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.handing import hand_over, is_kept, words_of
from zabota.channels.kind import Catch, ChannelKind, Incoming, NeverAccepted, News, RawDelivery, Sent, kinds
from zabota.channels.kinds.sms import NO_FILES, TOO_LONG
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.settings_fields import ProviderForm, secret
from zabota.channels.smpp import messages, pdu
from zabota.channels.smpp.session import Session
from zabota.channels.sms.length import length_of

STAY_SECONDS = 50.0
"""How long one look stays bound: the next one begins every minute."""
ALIVE_SECONDS = 15.0
MOST_PARTS = 6


class SmppForm(ProviderForm):
    host = forms.CharField(label=_("Server"), max_length=253)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=2775)
    tls = forms.BooleanField(label=_("Encrypted (TLS)"), required=False)
    system_id = forms.CharField(label=_("System id"), max_length=15)
    password = secret(_("Password"), max_length=8)
    system_type = forms.CharField(label=_("System type"), max_length=12, required=False)
    sender = forms.CharField(
        label=_("Sender that customers see"),
        max_length=20,
        required=False,
        help_text=_("A number or a name."),
    )
    hex_ids = forms.BooleanField(
        label=_("Ids are hexadecimal in answers and decimal in reports"), required=False
    )


@kinds.register
class Smpp(ChannelKind):
    """SMS straight to an operator's centre over SMPP 3.4."""

    name = "smpp"
    label = _("SMS through an operator (SMPP)")
    icon = "broadcast"
    identity = "phone"
    has_address = False
    settings_form = SmppForm
    secret_fields = ("password",)
    tells_delivery = True
    counts_sms = True
    segment = _("SMS")
    order = 41

    def looks_into(self, inbox: Inbox) -> bool:
        return bool(inbox.settings.get("host")) and not inbox.settings.get("keeps")

    def look(self, inbox: Inbox) -> Iterator[Catch]:
        """Stay bound for most of a minute; each message is acknowledged after it was kept."""
        until = time.monotonic() + STAY_SECONDS
        with Session(inbox, pdu.BIND_TRANSCEIVER) as session:
            while (left := until - time.monotonic()) > 0:
                came = session.delivered(min(left, ALIVE_SECONDS))
                if came:
                    raws = [RawDelivery(key=messages.key_of(one), raw=one.as_bytes()) for one in came]
                    yield Catch(raws, {})
                    for one in came:
                        session.acknowledge(one)
                elif left > ALIVE_SECONDS:
                    session.send(pdu.ENQUIRE_LINK)

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        return messages.as_meant(inbox, raw)

    def reaches(self, address: str) -> bool:
        return "@" not in address and sum(c.isdigit() for c in address) >= 3

    def why_not(self, inbox: Inbox, to: str, text: str, files: int = 0) -> str:
        if files:
            return NO_FILES
        length = length_of(text)
        return (
            with_detail(TOO_LONG, f"{length.parts} SMS, {length.alphabet}")
            if length.parts > MOST_PARTS
            else ""
        )

    def send(self, dispatch: Dispatch) -> Sent:
        words = words_of(dispatch)
        parts = length_of(words).parts
        if is_kept(dispatch):
            return Sent(sms_parts=parts)
        if why := self.why_not(dispatch.inbox, dispatch.to, words, dispatch.files.count()):
            raise NeverAccepted(why)
        with Session(dispatch.inbox, pdu.BIND_TRANSMITTER) as session:
            taken = hand_over(dispatch, messages.steps_of(session, dispatch, words))
        return replace(taken, sms_parts=parts)

    def try_out(self, inbox: Inbox) -> None:
        with Session(inbox, pdu.BIND_TRANSMITTER):
            pass
