"""The command `zabota`: serve, worker, and every Django command."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from config import python, serve
from config.postgres import PostgresProblem

NEED_SAFE_MAIL = {"serve", "worker", "web", "mail"}


def main() -> None:
    """Run the command named by the arguments; `serve` when there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command, *rest = sys.argv[1:] or ["serve"]
    if command in NEED_SAFE_MAIL:
        python.refuse_unsafe()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what we started is stopped with us
    try:
        run(command, rest)
    except KeyboardInterrupt:
        sys.exit(130)
    except PostgresProblem as problem:
        sys.exit(f"zabota: {problem}")


def run(command: str, rest: list[str]) -> None:
    """Dispatch one command."""
    ours = {"serve": serve.serve, "worker": serve.worker, "web": serve.web}
    if command in ours:
        ours[command](rest)
    else:
        execute_from_command_line(["zabota", command, *rest])


if __name__ == "__main__":
    main()
