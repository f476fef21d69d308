"""Fill our tables by COPY; see bench/talks.py for what is in them.

    python -m bench.ours.fill 100000

Left out: the history rows of customers, and the deliveries, dispatches and single events of the short talks.
"""

import json
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from bench.facts import FACTS  # noqa: E402
from bench.ours.rows import COLUMNS, Writer  # noqa: E402
from bench.talks import IS_WORDY, now, person, talk  # noqa: E402

BATCH = 20_000
PEOPLE = {
    "customers_customer": "id created_at name language customer_class is_corporate privacy note version",
    "customers_identity": "id created_at customer_id kind value shown",
    "customers_customer_branches": "customer_id branch_id",
}


@transaction.atomic
def fill(total: int) -> None:
    """Customers, then talks a batch at a time; numbering goes on behind them, and the planner is told."""
    facts = json.loads(FACTS.read_text())["ours"]
    moment = now()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in people(total, facts["branches"], moment).items():
            copy(cursor, table, PEOPLE[table], rows)
        writer = Writer(facts, searched=1 if IS_WORDY else 50 if total > 100_000 else 10)
        cursor.execute("DROP INDEX search_entry_words")
        for start in range(0, total, BATCH):
            waiting: dict[str, list[tuple]] = {table: [] for table in COLUMNS}
            for number in range(start, min(start + BATCH, total)):
                for table, row in writer.rows(talk(number, total, moment)):
                    waiting[table].append(row)
            for table, rows in waiting.items():
                copy(cursor, table, COLUMNS[table], rows)
        for table in (*PEOPLE, *COLUMNS):
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            cursor.execute(f"SELECT setval({sequence}, (SELECT coalesce(max(id), 1) FROM {table}))")  # noqa: S608
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
        cursor.execute(
            "CREATE INDEX search_entry_words ON core_searchentry USING gin (vector, search_spans(at))"
        )


def people(total: int, branches: list[int], moment: object) -> dict[str, list[tuple]]:
    """The customers of `total` talks, each with an address and a branch."""
    found: dict[str, list[tuple]] = {table: [] for table in PEOPLE}
    for number in range(total // 3 + 1):
        name, address = person(number)
        row_id = number + 1
        found["customers_customer"].append((row_id, moment, name, "en", "", False, "unasked", "", 1))
        found["customers_identity"].append((row_id, moment, row_id, "email", address, address))
        found["customers_customer_branches"].append((row_id, branches[number % 2]))
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
