"""Our intake of a folder of mails: each is taken in with a commit of its own, as the receiver does, then
all are read into conversations.

    python -m bench.ours.intake FIRST FOLDER INBOX     prints seconds, mails and conversations as JSON

The mails in FIRST are not measured.
"""

import hashlib
import json
import sys
from pathlib import Path

import django

django.setup()

from bench.stopwatch import Stopwatch  # noqa: E402
from zabota.channels.actions.read_deliveries import read_deliveries  # noqa: E402
from zabota.channels.actions.take_in import take_in  # noqa: E402
from zabota.channels.kind import RawDelivery  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.desk.models import Conversation, Message  # noqa: E402


def main() -> None:
    first, folder = map(Path, sys.argv[1:3])
    inbox = Inbox.objects.get(id=sys.argv[3])
    read_all(first, inbox)
    before = Conversation.objects.count(), Message.objects.count()
    with Stopwatch() as watch:
        read_all(folder, inbox)
    after = Conversation.objects.count(), Message.objects.count()
    made = {"conversations": after[0] - before[0], "messages": after[1] - before[1]}
    print(json.dumps({**watch.found(), **made}))


def read_all(folder: Path, inbox: Inbox) -> None:
    for file in sorted(folder.glob("*.eml")):
        raw = file.read_bytes()
        take_in(inbox, [RawDelivery(key="raw:" + hashlib.sha256(raw).hexdigest(), raw=raw)])
    read_deliveries()


if __name__ == "__main__":
    main()
