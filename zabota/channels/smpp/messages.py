"""From an SMS to units of SMPP and back."""

import hashlib
import re
import time
import zlib
from functools import partial

from django.utils.translation import gettext_noop as _

from zabota.channels.handing import Step
from zabota.channels.kind import Incoming, NeverAccepted, News, TooFast, TryLater
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.network import with_detail
from zabota.channels.smpp import pdu
from zabota.channels.smpp.session import Session
from zabota.channels.sms.length import is_gsm, pieces_of

BUSY = _("The SMS centre asks us to slow down.")
AWAY = _("The SMS centre takes nothing now.")
REFUSED = _("The SMS centre refused the message.")
NO_NUMBER = _("The SMS centre does not know this number.")
NOT_DELIVERED = _("The SMS was not delivered.")
THROTTLED, QUEUE_FULL, SYSTEM_ERROR, WRONG_ADDRESS = 0x58, 0x14, 0x8, 0xB
PAUSES_SECONDS = {THROTTLED: 5, QUEUE_FULL: 30, SYSTEM_ERROR: 60}
SAME_SECONDS = 600
FIELD = re.compile(r"\b(id|stat|err):\s*([^\s]{1,65})", re.IGNORECASE)
STATES = {
    "DELIVRD": "delivered",
    "EXPIRED": "failed",
    "DELETED": "failed",
    "UNDELIV": "failed",
    "REJECTD": "failed",
}
STATE_NUMBERS = {2: "DELIVRD", 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 8: "REJECTD"}


def steps_of(session: Session, dispatch: Dispatch, words: str) -> list[Step]:
    """One for each SMS; several carry the header that joins them again on the phone."""
    pieces, gsm = pieces_of(words), is_gsm(words)
    reference = zlib.crc32(dispatch.message_id.encode()) & 0xFF
    steps: list[Step] = []
    for number, piece in enumerate(pieces, 1):
        coding, octets = pdu.encoded(piece, gsm)
        several = len(pieces) > 1
        header = bytes([5, 0, 3, reference, len(pieces), number]) if several else b""
        steps.append(partial(submit, session, dispatch, coding, header + octets, several))
    return steps


def submit(session: Session, dispatch: Dispatch, coding: int, message: bytes, has_udh: bool) -> str:
    """The SMS centre's id of it."""
    source = dispatch.inbox.settings.get("sender", "")
    answer = session.ask(pdu.SUBMIT_SM, pdu.submit_body(source, dispatch.to, coding, message, has_udh))
    if answer.status:
        raise meaning(answer.status)
    number = answer.body.partition(b"\0")[0].decode("latin-1")
    return plain_id(dispatch.inbox, number)


def plain_id(inbox: Inbox, number: str) -> str:
    """Some centres answer with a hexadecimal id and report with a decimal one."""
    if inbox.settings.get("hex_ids"):
        try:
            return str(int(number, 16))
        except ValueError:
            return number
    return number


def meaning(status: int) -> Exception:
    words = f"0x{status:08x}"
    if status == THROTTLED:
        return TooFast(with_detail(BUSY, words), PAUSES_SECONDS[status])
    if status in PAUSES_SECONDS:
        return TryLater(with_detail(AWAY, words), PAUSES_SECONDS[status])
    return NeverAccepted(with_detail(NO_NUMBER if status == WRONG_ADDRESS else REFUSED, words))


def key_of(message: pdu.Pdu) -> str:
    """The same unit again, however it is numbered, within ten minutes is the same message."""
    return f"smpp:{hashlib.sha256(message.body).hexdigest()}:{int(time.time() // SAME_SECONDS)}"


def as_meant(inbox: Inbox, raw: bytes) -> Incoming | News | None:
    read = pdu.read_delivered(pdu.parse(raw).body)
    if read.is_receipt:
        return as_news(inbox, read)
    return Incoming(
        sender=f"+{read.source}" if read.source.isdigit() and len(read.source) > 6 else read.source,
        identity_kind="phone",
        text=read.text,
        is_talk=True,
    )


def as_news(inbox: Inbox, read: pdu.Delivered) -> News | None:
    """From the fields that centres agree on, else from the receipt's text; None while it is on its way."""
    said = {name.lower(): value for name, value in FIELD.findall(read.text)}
    number = read.values.get(pdu.RECEIPTED_ID, b"").partition(b"\0")[0].decode("latin-1") or said.get(
        "id", ""
    )
    given = read.values.get(pdu.MESSAGE_STATE, b"")
    stat = (STATE_NUMBERS.get(given[0], "") if given else "") or said.get("stat", "").upper()
    state = STATES.get(stat)
    if state is None:
        return None
    why = with_detail(NOT_DELIVERED, f"{stat} {said.get('err', '')}".strip()) if state == "failed" else ""
    return News(state, number, problem=why)
