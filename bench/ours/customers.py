"""Fill our tables of customers by COPY, as the actions would have written them; see bench/people.py.

    python -m bench.ours.customers 1000000

Left out: the history rows. Every second customer is of the branch whose user asks.
"""

import json
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from bench.facts import FACTS  # noqa: E402
from bench.ours.fill import PEOPLE, copy  # noqa: E402
from bench.people import person  # noqa: E402
from bench.talks import now  # noqa: E402
from zabota.customers.parts import grams_of, text_of  # noqa: E402

BATCH = 50_000
COLUMNS = {**PEOPLE, "customers_findable": "customer_id text grams"}
INDEXES = (
    "SELECT indexdef FROM pg_indexes WHERE tablename = 'customers_findable' AND indexname = 'findable_grams'"
)


@transaction.atomic
def fill(total: int) -> None:
    """The index of the grams is made at the end, in one go."""
    branches = json.loads(FACTS.read_text())["ours"]["branches"]
    moment = now()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute(INDEXES)
        made_by = cursor.fetchone()[0]
        cursor.execute("DROP INDEX findable_grams")
        for start in range(0, total, BATCH):
            rows: dict[str, list[tuple]] = {table: [] for table in COLUMNS}
            for number in range(start, min(start + BATCH, total)):
                add(rows, number, branches, moment)
            for table, of_table in rows.items():
                copy(cursor, table, COLUMNS[table], of_table)
        cursor.execute(made_by)
        for table in PEOPLE:
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            cursor.execute(f"SELECT setval({sequence}, (SELECT max(id) FROM {table}))")  # noqa: S608


def add(rows: dict[str, list[tuple]], number: int, branches: list[int], moment: object) -> None:
    one = person(number)
    key = number + 1
    addresses = [("phone", one.phone, one.phone), ("email", one.email, one.email)]
    if one.card:
        addresses.append(("card", one.card.replace("-", ""), one.card))
    text = text_of([one.name], addresses)
    rows["customers_customer"].append((key, moment, one.name, one.language, "", False, "unasked", "", 1))
    rows["customers_identity"] += [
        (key * 3 + place, moment, key, kind, value, shown)
        for place, (kind, value, shown) in enumerate(addresses)
    ]
    rows["customers_customer_branches"].append((key, branches[number % 2]))
    rows["customers_findable"].append((key, text, grams_of(text)))


def main() -> None:
    """Fill, then let PostgreSQL look at what it has."""
    fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


if __name__ == "__main__":
    main()
