"""django-helpdesk's own intake of a folder of mails: what its `get_email` command calls.

python -m bench.peer.intake FIRST FOLDER MAILS      prints seconds and tickets as JSON

MAILS is where its queue looks; what lies in FIRST is put there and read before, and not measured.
"""

import json
import logging
import shutil
import sys
from pathlib import Path

import django

django.setup()

from helpdesk.email import process_email  # noqa: E402
from helpdesk.models import FollowUp, Ticket  # noqa: E402

from bench.stopwatch import Stopwatch  # noqa: E402


def main() -> None:
    logging.disable(logging.CRITICAL)
    first, folder, queue = map(Path, sys.argv[1:4])
    put_in(queue, first)
    process_email(quiet=True)
    put_in(queue, folder)
    before = Ticket.objects.count(), FollowUp.objects.count()
    with Stopwatch() as watch:
        process_email(quiet=True)
    after = Ticket.objects.count(), FollowUp.objects.count()
    made = {"tickets": after[0] - before[0], "messages": after[1] - before[1]}
    print(json.dumps({**watch.found(), **made}))


def put_in(queue: Path, folder: Path) -> None:
    for left in queue.iterdir():
        left.unlink()
    for file in folder.glob("*.eml"):
        shutil.copy(file, queue)


if __name__ == "__main__":
    main()
