"""Read one received mail, whatever it looks like."""

from zabota.channels.mail import limits
from zabota.channels.mail import problems as say
from zabota.channels.mail.addresses import addresses
from zabota.channels.mail.body import Collector, Contents
from zabota.channels.mail.charsets import decode
from zabota.channels.mail.headers import Headers, decode_words, message_ids, moment
from zabota.channels.mail.letter import Address, Bounce, Letter
from zabota.channels.mail.mime import Part, Splitter
from zabota.channels.mail.reports import read_authentication, read_bounce

_ONCE = ("from", "subject", "date", "message-id", "content-type")
_ROBOTS = ("mailer-daemon", "postmaster", "mail-daemon")


def read(raw: bytes) -> Letter:
    """The letter in these bytes. Never raises for odd mail: `problems` says what was strange.

    What cannot be read at all gives a letter with its raw text and a problem.
    """
    problems: list[str] = []
    try:
        return _read(raw, problems)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        text = decode(raw[: limits.MAX_TEXT_CHARS])[0]
        return Letter(text=text, problems=(say.UNREADABLE,))


def _read(raw: bytes, problems: list[str]) -> Letter:
    raw = _bounded(raw, problems)
    root = Splitter(raw, problems).part(0, len(raw))
    contents = Collector(raw, problems).collect(root)
    text, html = contents.words()
    if not (text.strip() or html.strip() or contents.attachments or contents.delivery_status):
        text = _last_resort(raw, root, problems)
    headers = root.headers
    sender = _sender(headers, problems)
    report_type = root.parameters.get("report-type", "").lower()
    ids = message_ids(_first(headers, "message-id"))
    date = moment(_first(headers, "date")) if "date" in headers else None
    _note_oddities(headers, problems, has_id=bool(ids), bad_date="date" in headers and date is None)
    return Letter(
        message_id=ids[0] if ids else "",
        in_reply_to=message_ids(_first(headers, "in-reply-to")),
        references=message_ids(" ".join(headers.get("references", ()))),
        sender=sender,
        to=addresses(headers.get("to", ())),
        cc=addresses(headers.get("cc", ())),
        reply_to=addresses(headers.get("reply-to", ())),
        subject=decode_words(_first(headers, "subject"))[: limits.MAX_SUBJECT_CHARS],
        date=date,
        text=text,
        html=html,
        attachments=tuple(contents.attachments),
        language=_language(headers),
        authentication=read_authentication(headers.get("authentication-results", ())),
        report_type=report_type,
        bounce=_bounce(headers, sender, report_type, contents),
        headers=headers,
        problems=tuple(dict.fromkeys(problems)),
    )


def _bounded(raw: bytes, problems: list[str]) -> bytes:
    """The bytes to parse: not too many, without what stands before the header, with lines that end in LF."""
    if len(raw) > limits.MAX_BYTES:
        problems.append(say.TOO_BIG)
        raw = raw[: limits.MAX_BYTES]
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not raw.strip():
        problems.append(say.EMPTY)
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    return raw


def _first(headers: Headers, name: str) -> str:
    values = headers.get(name)
    return values[0] if values else ""


def _sender(headers: Headers, problems: list[str]) -> Address:
    found = addresses(headers.get("from", ())[:1])
    if len(found) > 1:
        problems.append(say.SEVERAL_FROM)
    if found:
        return found[0]
    problems.append(say.NO_FROM)
    for name in ("sender", "reply-to", "return-path"):
        if found := addresses(headers.get(name, ())[:1]):
            return found[0]
    return Address("", "")


def _note_oddities(headers: Headers, problems: list[str], *, has_id: bool, bad_date: bool) -> None:
    if not has_id:
        problems.append(say.NO_MESSAGE_ID)
    if bad_date:
        problems.append(say.BAD_DATE)
    if any(len(headers.get(name, ())) > 1 for name in _ONCE):
        problems.append(say.REPEATED_HEADER)
    recipients = (*headers.get("to", ()), *headers.get("cc", ()))
    if any(value.count("@") > limits.MAX_ADDRESSES for value in recipients):
        problems.append(say.TOO_MANY_ADDRESSES)


def _language(headers: Headers) -> str:
    """The first language the mail names, like `ro` or `ru-md`; empty when it names none."""
    value = _first(headers, "content-language") or _first(headers, "accept-language")
    tag = value.partition(",")[0].partition(";")[0].strip().lower()
    return tag if tag.replace("-", "").isalnum() and tag.isascii() and len(tag) <= 16 else ""


def _bounce(headers: Headers, sender: Address, report_type: str, contents: Contents) -> Bounce | None:
    """A bounce by its own words, or a server's null-sender mail that returns ours."""
    failed = headers.get("x-failed-recipients", ())
    from_robot = sender.email.partition("@")[0].lower() in _ROBOTS
    null_sender = "return-path" in headers and not _first(headers, "return-path").strip("<> ")
    if contents.delivery_status or report_type == "delivery-status" or failed:
        return read_bounce(contents.delivery_status, contents.originals, failed)
    if (from_robot or null_sender) and contents.originals and not report_type:
        return read_bounce([], contents.originals, ())
    return None


def _last_resort(raw: bytes, root: Part, problems: list[str]) -> str:
    """Something to show when no part held anything: the whole body as it came."""
    body = raw[root.start : root.end].strip()
    if not body:
        return ""
    problems.append(say.UNREADABLE)
    return decode(body[: limits.MAX_TEXT_CHARS])[0]
