"""Rows of a question written by hand, where Django's making of the SQL costs more than its answer."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

RowType = TypeVar("RowType", bound=Model)


@cache
def columns_of(model: type[Model], table: str, without: tuple[str, ...] = ()) -> str:
    """Columns of a model for a SELECT, of a table that the question calls `table`."""
    return ", ".join(f'{table}."{field.column}"' for field in fields_of(model, without))


def take_row(
    model: type[RowType], values: Sequence[Any], without: tuple[str, ...] = ()
) -> tuple[RowType, Sequence[Any]]:
    """The row whose columns come first, and the values after it; `without` is asked later."""
    names, converting = readers_of(model, without)
    own = [*values[: len(names)]]
    for place, convert in converting:
        own[place] = convert(own[place], None, connection)
    return model.from_db(connection.alias, names, own), values[len(names) :]


@cache
def readers_of(model: type[Model], without: tuple[str, ...]) -> tuple[list[str], list[tuple[int, Any]]]:
    """Names of its attributes, and of those that are not as the database gives them the place and how."""
    fields = fields_of(model, without)
    converting = [
        (place, field.from_db_value) for place, field in enumerate(fields) if hasattr(field, "from_db_value")
    ]
    return [field.attname for field in fields], converting


def fields_of(model: type[Model], without: tuple[str, ...]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.name not in without]
