"""A nursery of processes that take mail in: Django is set up once, each child is a fork that may be killed.

    python -m tests.faults.intake_process RECEIVER_PORT < orders

Orders are lines: `prepare`, `careless`, `serve`, `serve-wrongly`, `pipe FILE`, `frozen-pipe FILE`,
`wait PID`. The answer is one line. The home is ZABOTA_HOME. Children run the product's own receiver,
reader and `zabota mail deliver`.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402

from config import postgres  # noqa: E402
from zabota.channels import smtp_receiver  # noqa: E402
from zabota.channels.handlers.reader import Reader  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.actions.set_parameter import set_parameter  # noqa: E402
from zabota.company.models import Branch, Team  # noqa: E402

ADDRESS, KEY = "help@zabota.example", "central"
LARGEST = 1_000_000


class WrongOrder(smtp_receiver.Handler):
    """The control: it says 250 first and commits afterwards, as no mail server may."""

    def __init__(self, threads: ThreadPoolExecutor):
        super().__init__(threads)
        self.afterwards = ThreadPoolExecutor(1)

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.original_content or b""
        facts = {"mail_from": str(envelope.mail_from), "peer": "127.0.0.1"}
        self.afterwards.submit(smtp_receiver.twice, smtp_receiver.keep, raw, list(envelope.rcpt_tos), facts)
        return smtp_receiver.TAKEN


def prepare() -> None:
    """An empty company, whose tables are there, gets one mailbox."""
    branch = Branch.objects.create(name="Central")
    team = Team.objects.create(name="Desk", branch=branch)
    Inbox.objects.create(
        name="Central mail", kind="email", key=KEY, address=ADDRESS, branch=branch, team=team
    )


def careless() -> None:
    """Nothing is kept free on the disk."""
    set_parameter("channels.smallest_free_megabytes", 0)


def serve(port: int, wrongly: bool = False) -> None:
    """Receiver and reader beside a watched database, as the worker process has them, until killed."""
    postgres.keep_running(settings.HOME, every_seconds=0.1)
    receiver = smtp_receiver.Receiver("127.0.0.1", port, LARGEST)
    if wrongly:
        receiver.handler = WrongOrder(receiver.threads)
    threading.Thread(target=Reader()._run, daemon=True).start()
    receiver.start()
    time.sleep(3600)


def pipe(path: str) -> None:
    """`zabota mail deliver --inbox central < path`; ends with its exit code."""
    os.dup2(os.open(path, os.O_RDONLY), 0)
    sys.stdin = open(0, encoding="utf-8")
    call_command("mail", "deliver", "--inbox", KEY)


def frozen_pipe(path: str) -> None:
    """The same, stopped before it begins, so that others may look at it."""
    os.kill(os.getpid(), signal.SIGSTOP)
    pipe(path)


def born(life: Callable[[], None]) -> int:
    """The number of a new process that leads this life."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        life()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        os._exit(code)


def main() -> None:
    port = int(sys.argv[1])
    lives = {
        "prepare": prepare,
        "careless": careless,
        "serve": lambda: serve(port),
        "serve-wrongly": lambda: serve(port, wrongly=True),
    }
    for line in sys.stdin:
        order, _space, rest = line.strip().partition(" ")
        if order == "wait":
            said = os.waitstatus_to_exitcode(os.waitpid(int(rest), 0)[1])
        elif order == "pipe":
            said = born(lambda path=rest: pipe(path))
        elif order == "frozen-pipe":
            said = born(lambda path=rest: frozen_pipe(path))
        else:
            said = born(lives[order])
        print(said, flush=True)


if __name__ == "__main__":
    main()
