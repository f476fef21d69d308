"""What the other side of the chat does, in a process of its own: Nina answers everybody; somebody writes on.

python -m tests.load.answering answer NINA | write TIMES TOKEN ...
"""

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402

from zabota.channels.models import Inbox  # noqa: E402
from zabota.channels.visitors import digest_of  # noqa: E402
from zabota.channels.writing import we_write  # noqa: E402
from zabota.company.models import User  # noqa: E402
from zabota.desk.actions.reply import reply  # noqa: E402
from zabota.desk.models import Conversation  # noqa: E402

AT_ONCE = 50
PAUSE_SECONDS = 0.05


def answer(nina_id: int) -> None:
    """To each in words of their own."""
    nina = User.objects.get(id=nina_id)
    inbox = Inbox.objects.get(key="site-chat")
    for conversation in Conversation.objects.filter(inbox=inbox, first_answered_at=None).order_by("id"):
        asked = conversation.messages.order_by("id").first()
        reply(conversation, by=nina, text=f"Answer to: {asked.text.strip()}")


def write(times: int, tokens: list[str]) -> None:
    """So many news to each of these, in small waves."""
    visitors = [digest_of("site-chat", token) for token in tokens]
    for first in range(0, times, AT_ONCE):
        with transaction.atomic():
            for number in range(first, min(first + AT_ONCE, times)):
                for visitor in visitors:
                    we_write(visitor, f"Nina {number} " + "." * 500)
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    if sys.argv[1] == "answer":
        answer(int(sys.argv[2]))
    else:
        write(int(sys.argv[2]), sys.argv[3:])
