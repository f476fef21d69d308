"""What was uploaded as one mailbox file: a single mail, or a .zip of mails and mailbox files."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_noop as _

from zabota.channels.mail.limits import MAX_BYTES
from zabota.imports.mailbox import LOOKED_AT, is_mail, is_mailbox, stuffed

AT_ONCE = 1 << 20
MOST_FILES = 500_000
NOT_A_MAILBOX = _("This is no mailbox file: choose a .mbox, an .eml or a .zip of them.")
BROKEN_ZIP = _("The .zip is broken or locked with a password.")
TOO_MANY_FILES = _("The .zip holds too many files.")


class NoMailbox(Exception):
    """It cannot be read as mails; the message says why, as a sentence that pages translate."""


def why_packed(path: Path) -> str:
    """`zip`, `mail`, or nothing for what is a mailbox file already; raise NoMailbox."""
    with path.open("rb") as file:
        head = file.read(LOOKED_AT)
    if head.startswith(b"PK") and zipfile.is_zipfile(path):
        return "zip"
    if is_mailbox(head):
        return ""
    if is_mail(head):
        return "mail"
    raise NoMailbox(NOT_A_MAILBOX)


def unpacked(path: Path, packed: str) -> Iterator[bytes]:
    """One mailbox file in pieces. Of a .zip what is no mail is passed over, however it is called."""
    if packed == "mail":
        yield stuffed(path.read_bytes())
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MOST_FILES:
                raise NoMailbox(TOO_MANY_FILES)
            for one in members:
                yield from pieces_of(archive, one)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise NoMailbox(BROKEN_ZIP) from error


def pieces_of(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(one) as member:
        head = member.read(LOOKED_AT)
        if is_mailbox(head):
            yield head.lstrip(b"\xef\xbb\xbf\r\n")
            while piece := member.read(AT_ONCE):
                yield piece
            yield b"\n\n"
        elif is_mail(head) and b"\x00" not in head[:1000]:
            yield stuffed(head + member.read(MAX_BYTES))
