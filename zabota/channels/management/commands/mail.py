import json
import os
import sys
import time
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.disk import why_paused
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.channels.smtp_receiver import key_of
from zabota.channels.whereabouts import conversation_of

READING_SECONDS = 30.0


class Command(BaseCommand):
    """For pipes of mail servers: exit codes as in sysexits.h, so that they repeat what was not taken."""

    help = "Take in one mail from standard input and print what became of it, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        deliver = verbs.add_parser("deliver", help=self.help)
        deliver.add_argument("--inbox", required=True, metavar="KEY", help="the inbox's key, as on its page")

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read()
        if not raw.strip():
            self.end(os.EX_NOINPUT, error="There is no mail on standard input.")
        try:
            inbox = Inbox.objects.filter(key=options["inbox"]).first()
            if inbox is None:
                self.end(os.EX_NOUSER, error=f"No inbox has the key {options['inbox']!r}.")
            if inbox.switched_off_at:
                self.end(os.EX_TEMPFAIL, error="The inbox is switched off.")
            if pause := why_paused():
                self.end(os.EX_TEMPFAIL, error=pause)
            key = key_of(raw)
            is_new = bool(take_in(inbox, [RawDelivery(key=key, raw=raw)]))
        except (DatabaseError, OSError) as error:
            self.end(os.EX_TEMPFAIL, error=f"The mail could not be kept: {error}")
        self.end(os.EX_OK, **self.what_became(Delivery.objects.get(inbox=inbox, key=key), is_new))

    def what_became(self, delivery: Delivery, is_new: bool) -> dict[str, Any]:
        """The mail is ours from here on: trouble with reading it is no reason to send it again."""
        try:
            deadline = time.monotonic() + READING_SECONDS
            while delivery.read_at is None and time.monotonic() < deadline:
                if not read_deliveries():
                    time.sleep(0.05)
                delivery.refresh_from_db(fields=["read_at", "outcome", "problem"])
            number = conversation_of(delivery.id) if delivery.read_at else None
        except DatabaseError as error:
            return {"delivery": delivery.id, "new": is_new, "outcome": "", "problems": [str(error)]}
        return {
            "delivery": delivery.id,
            "new": is_new,
            "outcome": delivery.outcome or "waits to be read",
            "conversation": number,
            "problems": delivery.problem.splitlines(),
        }

    def end(self, code: int, **said: Any) -> NoReturn:
        self.stdout.write(json.dumps(said, ensure_ascii=False))
        sys.exit(code)
