"""The protocol's units as bytes. Pure; odd bytes raise ValueError."""

import struct
from dataclasses import dataclass, field

from zabota.channels.sms.length import GSM, GSM_TWO

HEADER = struct.Struct("!IIII")
LARGEST = 70_000
RESPONSE = 0x80000000
NACK, BIND_TRANSMITTER, SUBMIT_SM, DELIVER_SM, UNBIND = 0x80000000, 0x2, 0x4, 0x5, 0x6
BIND_TRANSCEIVER, ENQUIRE_LINK = 0x9, 0x15
PAYLOAD, RECEIPTED_ID, MESSAGE_STATE = 0x0424, 0x001E, 0x0427
UDH_FOLLOWS, IS_RECEIPT, KIND_BITS = 0x40, 0x04, 0x3C
GSM_CODING, LATIN_CODING, UCS2_CODING = 0, 3, 8
INTERNATIONAL, NATIONAL, ALPHANUMERIC, ISDN, UNKNOWN = 1, 2, 5, 1, 0
ESCAPE = 0x1B
TABLE = GSM[:27] + "\x1b" + GSM[27:]
"""Place 27 is the escape to the extension."""
EXTENSION = {
    "^": 0x14,
    "{": 0x28,
    "}": 0x29,
    "\\": 0x2F,
    "[": 0x3C,
    "~": 0x3D,
    "]": 0x3E,
    "|": 0x40,
    "€": 0x65,
    "\f": 0x0A,
}


@dataclass(frozen=True)
class Pdu:
    command: int
    status: int = 0
    sequence: int = 0
    body: bytes = b""

    def as_bytes(self) -> bytes:
        return HEADER.pack(16 + len(self.body), self.command, self.status, self.sequence) + self.body


@dataclass(frozen=True)
class Delivered:
    """A deliver_sm as it was read."""

    source: str
    text: str
    is_receipt: bool
    values: dict[int, bytes] = field(default_factory=dict)


def parse(raw: bytes) -> Pdu:
    """One whole unit."""
    if len(raw) < 16:
        raise ValueError("shorter than a header")
    length, command, status, sequence = HEADER.unpack_from(raw)
    if length != len(raw):
        raise ValueError("its length is another one")
    return Pdu(command, status, sequence, raw[16:])


def text_field(value: str) -> bytes:
    """A C string in Latin-1, as passwords and names are sent."""
    return value.encode("latin-1", "replace").replace(b"\0", b"") + b"\0"


def bind_body(system_id: str, password: str, system_type: str) -> bytes:
    return text_field(system_id) + text_field(password) + text_field(system_type) + b"\x34\0\0\0"


def submit_body(source: str, to: str, coding: int, message: bytes, has_udh: bool) -> bytes:
    """With a report asked for. A source of digits is a number, any other a name."""
    digits = source.lstrip("+").isdigit()
    ton = (
        (INTERNATIONAL if len(source) > 6 else NATIONAL) if digits else (ALPHANUMERIC if source else UNKNOWN)
    )
    sender = bytes([ton, ISDN if digits else UNKNOWN]) + text_field(source.lstrip("+") if digits else source)
    receiver = bytes([INTERNATIONAL, ISDN]) + text_field("".join(c for c in to if c.isdigit()))
    kind = UDH_FOLLOWS if has_udh else 0
    head = bytes([kind, 0, 0]) + b"\0\0" + bytes([1, 0, coding, 0, len(message)])
    return text_field("") + sender + receiver + head + message


def encoded(text: str, is_gsm: bool) -> tuple[int, bytes]:
    """The coding and the octets of one SMS without its header."""
    if not is_gsm:
        return UCS2_CODING, text.encode("utf-16-be")
    octets = bytearray()
    for letter in text:
        octets += bytes([ESCAPE, EXTENSION[letter]]) if letter in GSM_TWO else bytes([TABLE.index(letter)])
    return GSM_CODING, bytes(octets)


def decoded(coding: int, octets: bytes) -> str:
    if coding == UCS2_CODING:
        return octets.decode("utf-16-be", "replace")
    if coding not in (GSM_CODING, 1):
        return octets.decode("latin-1")
    back = {place: letter for letter, place in EXTENSION.items()}
    letters, escaped = [], False
    for octet in octets:
        if escaped:
            letters.append(back.get(octet, " "))
        elif octet != ESCAPE:
            letters.append(TABLE[octet] if octet < 128 else "�")
        escaped = octet == ESCAPE and not escaped
    return "".join(letters)


def read_delivered(body: bytes) -> Delivered:
    """Of a deliver_sm's body; the text may stand in message_payload, after a header that is left out."""
    at = 0

    def c_string() -> str:
        nonlocal at
        end = body.index(b"\0", at)
        found, at = body[at:end].decode("latin-1"), end + 1
        return found

    def octets(count: int) -> bytes:
        nonlocal at
        if at + count > len(body):
            raise ValueError("it ends too soon")
        found, at = body[at : at + count], at + count
        return found

    c_string()
    octets(2)
    source = c_string()
    octets(2)
    c_string()
    kind = octets(3)[0]
    c_string()
    c_string()
    _registered, _replace, coding, _default, length = octets(5)
    message = octets(length)
    values: dict[int, bytes] = {}
    while at + 4 <= len(body):
        tag, size = struct.unpack("!HH", octets(4))
        values[tag] = octets(size)
    message = message or values.get(PAYLOAD, b"")
    if kind & UDH_FOLLOWS and message:
        message = message[message[0] + 1 :]
    return Delivered(source, decoded(coding, message), kind & KIND_BITS == IS_RECEIPT, values)
