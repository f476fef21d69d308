"""New rows by PostgreSQL's COPY, a few by a plain INSERT: several times cheaper than what Django writes."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection, models
from django.db.models import Model

from zabota.core.orders import order

Value = Callable[[Model], Any]
PLAIN = {
    models.BigAutoField,
    models.BigIntegerField,
    models.BooleanField,
    models.CharField,
    models.DateTimeField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.TextField,
}
"""Their values go to the database as they are."""


def copy_rows(rows: Sequence[Model]) -> None:
    """Store new rows of one model. They hold plain values already, as they come from the database.

    Those with an id keep it, the others get one that is not told. Triggers and constraints work as ever, and
    errors are Django's.
    """
    into, values = shape_of(type(rows[0]), rows[0].pk is not None)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row([value(row) for value in values])
    note_stored(rows)


def insert_rows(rows: Sequence[Model]) -> None:
    """The same as `copy_rows`, as an order: it may wait for others (`core.orders`)."""
    into, values = shape_of(type(rows[0]), rows[0].pk is not None)
    places = ", ".join([f"({', '.join(['%s'] * len(values))})"] * len(rows))
    given = [value(row) for row in rows for value in values]
    order(f"INSERT INTO {into} VALUES {places}", given)  # noqa: S608 - names of our own tables
    note_stored(rows)


def note_stored(rows: Sequence[Model]) -> None:
    alias = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, alias


@cache
def shape_of(model: type[Model], with_id: bool) -> tuple[str, list[Value]]:
    """Table and columns, and how the value of each is taken from a row."""
    of_fields = [one for one in columns_of(model) if with_id or not one[0].primary_key]
    names = ", ".join(f'"{field.column}"' for field, _value in of_fields)
    return f'"{model._meta.db_table}" ({names})', [value for _field, value in of_fields]


@cache
def columns_of(model: type[Model]) -> list[tuple[models.Field, Value]]:
    return [(field, reader_of(field)) for field in model._meta.concrete_fields]


def reader_of(field: models.Field) -> Value:
    """How the field's value is taken from a row for the database."""
    plain = attrgetter(field.attname)
    if type(field) in PLAIN:
        return plain
    if isinstance(field, models.ForeignKey):
        return lambda row: id_of_other(row, field, plain(row))
    if type(field) is models.JSONField:
        return lambda row: dumped(plain(row), field.encoder)
    return lambda row: field.get_db_prep_save(plain(row), connection)


def id_of_other(row: Model, field: models.ForeignKey, value: Any) -> Any:
    """The other row may have been given its id only after this one was tied to it."""
    if value is None and (other := field.get_cached_value(row, None)) is not None:
        return other.pk
    return value


def dumped(value: Any, encoder: type[json.JSONEncoder] | None) -> str | None:
    return None if value is None else json.dumps(value, cls=encoder)
