"""What one mail of a mailbox file is to us: ours or a customer's, a machine's, or not worth taking."""

import re
from collections.abc import Collection
from datetime import datetime

from zabota.channels.mail.headers import decode_words
from zabota.channels.mail.letter import Letter
from zabota.channels.mail.loops import (
    NO_ADDRESS,
    NO_ANSWER_WANTED,
    OWN_MESSAGE,
    is_absence_note,
    why_not_answer,
)

PERSONS = {None, NO_ADDRESS, NO_ANSWER_WANTED, OWN_MESSAGE}
DELETED = 0x0008
"""Of Mozilla's flags: deleted, though still in the file."""
_FOLDER_DATA = re.compile(r"DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA")
_BIN = {
    *("spam", "trash", "drafts", "draft"),
    *("спам", "корзина", "черновики", "черновик"),
    *("coș de gunoi", "coş de gunoi", "mesaje nefinalizate", "schițe"),
}
"""Labels of mail that nobody kept or nobody sent, in our languages."""


def is_from_machine(letter: Letter) -> bool:
    return is_absence_note(letter) or why_not_answer(letter, ()) not in PERSONS


def is_left_out(letter: Letter) -> bool:
    """Deleted, a draft, spam, or the mail program's own notes in the file."""
    flags = letter.header("X-Mozilla-Status")
    if re.fullmatch(r"[0-9a-fA-F]{4}", flags) and int(flags, 16) & DELETED:
        return True
    named = decode_words(letter.header("X-Gmail-Labels"))
    labels = {label.strip().strip('"').lower() for label in named.split(",")}
    return bool(labels & _BIN) or bool(_FOLDER_DATA.search(letter.subject))


def is_own(address: str, own: Collection[str]) -> bool:
    """`own` holds addresses, and domains as @example.com."""
    lower = address.lower()
    return bool(lower) and (lower in own or f"@{lower.rpartition('@')[2]}" in own)


def recipient(letter: Letter, own: Collection[str]) -> tuple[str, str]:
    """To whom of the customers a mail of ours went, first: name and address; empty when to nobody."""
    for one in (*letter.to, *letter.cc):
        if one.email and not is_own(one.email, own):
            return one.name, one.email
    return "", ""


def moment_of(letter: Letter, came_at: datetime | None, before: datetime, latest: datetime) -> datetime:
    """When it was written: by its date, else its envelope; a mail without either stands by the one before."""
    found = letter.date or came_at
    return min(found, latest) if found else before
