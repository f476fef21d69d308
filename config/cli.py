"""The command `zabota`: serve, worker, and every Django command."""

import os
import signal
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

from config import python, serve
from config.away import is_away
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
    except (PostgresProblem, OperationalError) as problem:
        print(f"zabota: {in_words(problem)}", file=sys.stderr)
        sys.exit(os.EX_TEMPFAIL if command == "mail" else 1)  # a mail server then tries again, not bounces


def in_words(problem: Exception) -> str:
    """What the embedded server said of itself, else that there is no database; other errors go on."""
    if not is_away(problem):
        raise problem
    if isinstance(problem.__cause__, PostgresProblem) or isinstance(problem, PostgresProblem):
        return str(problem)
    return f"The database cannot be reached now: {problem}"


def run(command: str, rest: list[str]) -> None:
    """Dispatch one command."""
    ours = {"serve": serve.serve, "worker": serve.worker, "web": serve.web}
    if command in ours:
        ours[command](rest)
    else:
        execute_from_command_line(["zabota", command, *rest])


if __name__ == "__main__":
    main()
