"""Every text of the whole database is looked through for the signs of an erased person."""

import json
import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pgtrigger
from django.db import connection
from psycopg import sql

from zabota.core.models import SearchEntry
from zabota.core.search import lexemes
from zabota.privacy.signs import GAP, Sign, mended

STAFF = ("company_user", "company_userevent", "account_", "mfa_", "usersessions_", "auth_", "django_")
"""Tables of those who work here and of the machinery: their own names and addresses stand there."""
TEXTS = """
SELECT c.table_name, c.column_name, c.udt_name,
  EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indisunique AND i.indrelid = format('%I', c.table_name)::regclass AND a.attname = c.column_name)
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
  AND c.udt_name IN ('text', 'varchar', 'bpchar', 'json', 'jsonb', '_text', '_varchar')
ORDER BY 1, 2
"""
RAW = ("channels_delivery", "raw")


@dataclass
class Column:
    name: str
    kind: str
    is_unique: bool


@dataclass
class Look:
    """What a look through all texts found: `mended` names "table.column" -> rows, `left` is what stayed."""

    tables: int = 0
    columns: int = 0
    mended: dict[str, int] = field(default_factory=dict)
    left: int = 0


def columns_with_text() -> dict[str, list[Column]]:
    """Table -> its columns that hold text, those of the staff and the machinery left out."""
    found: dict[str, list[Column]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        for table, name, kind, is_unique in cursor.fetchall():
            if not any(table == one or (one.endswith("_") and table.startswith(one)) for one in STAFF):
                found[table].append(Column(name, kind, is_unique))
    return found


def remove_traces(signs: list[Sign]) -> Look:
    """Take the signs out of every text, one table after the other, and look again: `left` should be 0."""
    look = Look()
    tables = columns_with_text()
    look.tables, look.columns = len(tables), sum(map(len, tables.values()))
    if not signs:
        return look
    with pgtrigger.ignore():
        for table, columns in tables.items():
            for name, rows in _mend(table, columns, signs).items():
                look.mended[f"{table}.{name}"] = rows
        if raw := _empty_raw(signs):
            look.mended[".".join(RAW)] = raw
    _forget_words(signs)
    look.left = sum(len(list(_with_signs(table, columns, signs))) for table, columns in tables.items())
    return look


def _with_signs(table: str, columns: list[Column], signs: list[Sign]) -> Any:
    """(place of the row, its values) of every row that has a sign."""
    rough = "|".join(f"(?:{sign.rough})" for sign in signs)
    wanted = sql.SQL(" OR ").join(sql.SQL("{}::text ~ %s").format(sql.Identifier(c.name)) for c in columns)
    query = sql.SQL("SELECT ctid::text, {} FROM {} WHERE {}").format(
        sql.SQL(", ").join(_read(column) for column in columns), sql.Identifier(table), wanted
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [rough] * len(columns))
        rows = cursor.fetchall()
    for place, *values in rows:
        values = [
            json.loads(v) if c.kind.startswith("json") and v else v
            for c, v in zip(columns, values, strict=True)
        ]
        new = [mended(value, signs) for value in values]
        if new != values:
            yield place, values, new


def _read(column: Column) -> sql.Composable:
    name = sql.Identifier(column.name)
    return sql.SQL("{}::text").format(name) if column.kind.startswith("json") else name


def _mend(table: str, columns: list[Column], signs: list[Sign]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    with connection.cursor() as cursor:
        for place, old, new in _with_signs(table, columns, signs):
            changed = [
                (column, value)
                for column, before, value in zip(columns, old, new, strict=True)
                if before != value
            ]
            for column, _value in changed:
                counts[column.name] += 1
            pairs = sql.SQL(", ").join(
                sql.SQL("{} = %s").format(sql.Identifier(column.name)) for column, _value in changed
            )
            values = [_stored(column, value) for column, value in changed]
            cursor.execute(
                sql.SQL("UPDATE {} SET {} WHERE ctid = %s::tid").format(sql.Identifier(table), pairs),
                [*values, place],
            )
    return dict(counts)


def _stored(column: Column, value: Any) -> Any:
    if column.kind.startswith("json"):
        return json.dumps(value, ensure_ascii=False)
    if column.is_unique and isinstance(value, str):
        return value.replace(GAP, secrets.token_hex(4))
    return value


def _empty_raw(signs: list[Sign]) -> int:
    """Deliveries that name an address of the person, and those whose read text did (it may be encoded)."""
    table, column = map(sql.Identifier, RAW)
    named = [sign.plain.encode() for sign in signs]
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "UPDATE {0} SET {1} = ''::bytea, facts = '{{}}' WHERE {1} <> ''::bytea AND "
                "(EXISTS (SELECT FROM unnest(%s::bytea[]) AS sign WHERE position(sign IN {1}) > 0) OR id IN "
                "(SELECT delivery_id FROM desk_message "
                "WHERE delivery_id IS NOT NULL AND position(%s IN text || full_text) > 0))"
            ).format(table, column),
            [named, GAP],
        )
        return cursor.rowcount


def _forget_words(signs: list[Sign]) -> None:
    """What others' conversations were found by, where they named an address of the person."""
    for sign in signs:
        words = sorted(lexemes(sign.plain))
        if words:
            with connection.cursor() as cursor:
                cursor.execute(
                    sql.SQL(
                        "UPDATE {} SET vector = ts_delete(vector, %s::text[]) "
                        "WHERE vector @@ array_to_string(%s::text[], ' & ')::tsquery"
                    ).format(sql.Identifier(SearchEntry._meta.db_table)),
                    [words, [f"'{word}'" for word in words]],
                )
