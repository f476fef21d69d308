"""The same talks as tickets: the first message is the description, the others are follow-ups.

python -m bench.peer.fill 100000
"""

import json
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from helpdesk.models import FollowUp, Ticket  # noqa: E402

from bench.facts import FACTS  # noqa: E402
from bench.talks import Talk, now, talk  # noqa: E402

BATCH = 20_000
TICKET = (
    "id title queue_id created modified submitter_email assigned_to_id status on_hold description resolution "
    "priority due_date secret_key"
)
FOLLOW_UP = "ticket_id date title comment public user_id new_status message_id email_recipients"


@transaction.atomic
def fill(total: int) -> None:
    """By COPY into its models' tables, a batch at a time."""
    facts = json.loads(FACTS.read_text())["helpdesk"]
    moment = now()
    with connection.cursor() as cursor:
        for start in range(0, total, BATCH):
            talks = [talk(number, total, moment) for number in range(start, min(start + BATCH, total))]
            copy(cursor, Ticket._meta.db_table, TICKET, [ticket(one, facts) for one in talks])
            rows = [row for one in talks for row in follow_ups(one, facts)]
            copy(cursor, FollowUp._meta.db_table, FOLLOW_UP, rows)
        table = Ticket._meta.db_table
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {total})")


def ticket(one: Talk, facts: dict) -> tuple:
    user = None if one.is_open and one.assignee == 3 else facts["users"][one.assignee]
    status = Ticket.OPEN_STATUS if one.is_open else Ticket.CLOSED_STATUS
    last = one.moment(len(one.said) - 1)
    return (
        one.number + 1, one.subject, facts["queue"], one.opened_at, last, one.address, user, status, False,
        one.said[0][1], None, 3, None, f"secret-{one.number}",
    )  # fmt: skip


def follow_ups(one: Talk, facts: dict) -> list[tuple]:
    found = []
    for place, (is_ours, text) in enumerate(one.said[1:], 1):
        title = "Comment" if is_ours else f"E-Mail Received from {one.address}"
        user = facts["users"][one.assignee] if is_ours else None
        name = f"<{one.number}-{place}@example.com>"
        found.append((one.number + 1, one.moment(place), title, text, True, user, None, name, "[]"))
    return found


def copy(cursor, table: str, columns: str, rows: list[tuple]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)


def main() -> None:
    """Fill, then let PostgreSQL look at what it has."""
    fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


if __name__ == "__main__":
    main()
