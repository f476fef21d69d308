"""Whether two received mails are the same mail."""

import hashlib

from zabota.channels.mail.letter import Letter


def content_hash(letter: Letter) -> str:
    """64 hex digits over what the sender wrote: sender, date, subject, text, HTML and files.

    What the way adds or changes (Received, Delivered-To, Return-Path, transfer encodings, boundaries, line
    ends) is left out. The same mail has the same Message-ID and the same hash.
    """
    digest = hashlib.blake2b(digest_size=32)
    date = letter.date.isoformat() if letter.date else letter.header("Date")
    for text in (letter.sender.email.lower(), date, letter.subject, _lines(letter.text), _lines(letter.html)):
        _add(digest, text.encode("utf-8", "replace"))
    for attachment in letter.attachments:
        _add(digest, attachment.filename.encode("utf-8", "replace"))
        _add(digest, attachment.content)
    return digest.hexdigest()


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _add(digest: "hashlib.blake2b", data: bytes) -> None:
    """Length first, so that no two lists of fields run together to the same bytes."""
    digest.update(len(data).to_bytes(8, "big"))
    digest.update(data)
