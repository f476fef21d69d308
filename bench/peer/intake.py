"""django-helpdesk's own intake of a folder of mails: what its `get_email` command calls.

python -m bench.peer.intake FOLDER      empties the folder; prints seconds and tickets as JSON
"""

import json
import logging

import django

django.setup()

from helpdesk.email import process_email  # noqa: E402
from helpdesk.models import FollowUp, Ticket  # noqa: E402

from bench.stopwatch import Stopwatch  # noqa: E402


def main() -> None:
    logging.disable(logging.CRITICAL)
    before = Ticket.objects.count(), FollowUp.objects.count()
    with Stopwatch() as watch:
        process_email(quiet=True)
    after = Ticket.objects.count(), FollowUp.objects.count()
    made = {"tickets": after[0] - before[0], "messages": after[1] - before[1]}
    print(json.dumps({**watch.found(), **made}))


if __name__ == "__main__":
    main()
