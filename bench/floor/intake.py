"""What taking in mail costs at the least: the standard library parses, the raw mail is kept, one commit each.

python -m bench.floor.intake FIRST FOLDER      prints seconds and CPU seconds as JSON; FIRST is not measured
"""

import email
import json
import sys
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402

from bench.floor.models import Said, Talk  # noqa: E402
from bench.stopwatch import Stopwatch  # noqa: E402


def main() -> None:
    first, folder = map(Path, sys.argv[1:3])
    read_all(first)
    with Stopwatch() as watch:
        read_all(folder)
    print(json.dumps(watch.found()))


def read_all(folder: Path) -> None:
    """Every file of the folder, in order of its name."""
    for file in sorted(folder.glob("*.eml")):
        take_in(file.read_bytes())


def take_in(raw: bytes) -> None:
    mail = email.message_from_bytes(raw)
    subject = str(make_header(decode_header(mail["Subject"] or "")))
    with transaction.atomic():
        talk = Talk.objects.create(subject=subject[:300], address=parseaddr(mail["From"])[1])
        Said.objects.create(talk=talk, text=text_of(mail), raw=raw)


def text_of(mail: Message) -> str:
    """The first plain text, decoded as it says."""
    for part in mail.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            body = part.get_payload(decode=True)
            return body.decode(part.get_content_charset() or "utf-8", "replace")
    return ""


if __name__ == "__main__":
    main()
