"""How an address is written so that the same one is always the same. Pure; odd input is no error."""

import hashlib
import re
import unicodedata

import phonenumbers

LONGEST = 254
PHONE_END = 8  # digits after the country's code in Moldova; fewer are shared by chance


def normalise(kind: str, value: str, phone_region: str = "MD") -> str:
    """The form by which an address is compared; "" when nothing is left of it."""
    text = one_line(value)
    if kind == "email":
        text = normal_email(text)
    elif kind == "phone":
        text = normal_phone(text, phone_region)
    elif kind == "card":
        text = normal_card(text)
    return shortened(text)


def normal_email(text: str) -> str:
    """Lower case, no display name, the domain in ASCII (IDNA), `+tag` kept: it may be another person's."""
    bare = text.rpartition("<")[2].rstrip(">").strip() if "<" in text else text
    bare = bare.removeprefix("mailto:")
    name, at, domain = unicodedata.normalize("NFC", bare).lower().rpartition("@")
    if not at:
        return domain
    try:
        return f"{name}@{domain.rstrip('.').encode('idna').decode('ascii')}"
    except UnicodeError:
        return f"{name}@{domain}"


def normal_phone(text: str, region: str) -> str:
    """E.164 (`+37369123456`) where the number can be read; its bare digits where it cannot."""
    digits = "".join(str(unicodedata.digit(c)) for c in text if c.isdecimal())
    local = _read(text, region)
    if local and phonenumbers.is_valid_number(local):
        return _e164(local)
    abroad = _read(f"+{digits}", None)
    if abroad and phonenumbers.is_valid_number(abroad):
        return _e164(abroad)
    if local and phonenumbers.is_possible_number(local):
        return _e164(local)
    return digits


def normal_card(text: str) -> str:
    """Letters and digits alone, in capitals."""
    return "".join(c for c in text.upper() if c.isalnum())


def one_line(text: str) -> str:
    """Without controls, invisible marks and half characters; spaces made single."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text too long for its column keeps its beginning and a digest, so that two stay two."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 41]}#{hashlib.sha256(text.encode()).hexdigest()[:40]}"


def phone_end(value: str) -> str:
    """The last digits, alike however the country's code was written; "" for a short number."""
    digits = re.sub(r"\D", "", value)
    return digits[-PHONE_END:] if len(digits) >= PHONE_END else ""


def mail_base(value: str) -> str:
    """Without `+tag` and without the dots of the name: many providers deliver all of these to one person."""
    name, _at, domain = value.rpartition("@")
    bare = name.partition("+")[0].replace(".", "")
    return f"{bare}@{domain}" if bare else ""


def _read(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
