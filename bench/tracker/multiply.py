"""More tickets of Request Tracker than its own code makes in a day: those that it made, over and over."""

import psycopg
from psycopg import sql

BASE = 200
"""Tickets that its own code makes; it takes a quarter of a second of CPU for each."""
APART = 1_000_000
ROLES = "SELECT id FROM groups WHERE domain = 'RT::Ticket-Role' AND instance BETWEEN 1 AND %(base)s"
OF_TICKETS = "objecttype = 'RT::Ticket' AND objectid BETWEEN 1 AND %(base)s"
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "tickets": ("id BETWEEN 1 AND %(base)s", ("id", "effectiveid")),
    "principals": (f"id IN ({ROLES})", ("id",)),
    "groups": (f"id IN ({ROLES})", ("id", "instance")),
    "groupmembers": (f"groupid IN ({ROLES})", ("id", "groupid")),
    "cachedgroupmembers": (f"groupid IN ({ROLES})", ("id", "groupid", "via", "immediateparentid")),
    "transactions": (OF_TICKETS, ("id", "objectid")),
    "attachments": (
        f"transactionid IN (SELECT id FROM transactions WHERE {OF_TICKETS})",  # noqa: S608
        ("id", "transactionid"),
    ),
}
"""Table -> which of its rows belong to the first tickets, and what in them counts on with each copy."""
KEPT = {
    ("cachedgroupmembers", "memberid"): "memberid + CASE WHEN memberid = groupid THEN %(shift)s ELSE 0 END",
    ("attachments", "parent"): "parent + CASE WHEN parent > 0 THEN %(shift)s ELSE 0 END",
}


def multiply(link: psycopg.Connection, total: int) -> None:
    """Until there are `total`; a copy's numbers are a million further on."""
    for copy in range(1, total // BASE):
        for table, (which, moved) in TABLES.items():
            _copy(link, table, which, moved, {"base": BASE, "shift": copy * APART})
    for table in TABLES:
        link.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))".encode())  # noqa: S608


def _copy(
    link: psycopg.Connection, table: str, which: str, moved: tuple[str, ...], values: dict[str, int]
) -> None:
    query = (
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position"
    )
    names = [name for (name,) in link.execute(query, [table])]
    asked = [
        KEPT.get((table, name)) or (f"{name} + %(shift)s" if name in moved else f'"{name}"') for name in names
    ]
    columns = sql.SQL(", ").join(map(sql.Identifier, names)).as_string(link)
    link.execute(
        f"INSERT INTO {table} ({columns}) SELECT {', '.join(asked)} FROM {table} WHERE {which}".encode(),  # noqa: S608
        values,
    )


def long_ones(total: int, every: int) -> list[int]:
    """The numbers of those whose talk is long."""
    return [number + 1 + copy * APART for copy in range(total // BASE) for number in range(0, BASE, every)]
