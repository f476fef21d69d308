"""Standing questions: Django makes their SQL once, and the database plans it once (ADR 0012)."""

import re
from collections.abc import Callable, Sequence
from copy import copy
from functools import cache, update_wrapper
from types import SimpleNamespace
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

FIRST_MARK = 7_300_000_000_000_000_001
"""Stands for what is given later; no row of ours has it."""
MARK = re.compile(f"'?({FIRST_MARK // 1000}\\d{{3}})'?")


class PreparedCursor(psycopg.Cursor):
    """Binds values in the database, which keeps the plan for the connection's next time."""

    def execute(self, query: Any, params: Any = None, **more: Any) -> "PreparedCursor":
        return super().execute(query, params, **{**more, "prepare": settings.PREPARED_STATEMENTS})


def fetch(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Every row of a question written by hand, which is asked again and again with other values."""
    with connection.cursor():  # opens the connection, or finds that it is still good
        raw: Any = PreparedCursor(connection.connection)
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with make(raw) as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


class Standing:
    """A function that makes a queryset of numbers and words; calling it answers with the rows."""

    def __init__(self, make: Callable[..., QuerySet]):
        self.make = make
        self.kept = cache(self._keep)
        update_wrapper(self, make)

    def __call__(self, *given: int | str) -> list[Any]:
        """What the queryset of these gives, as it gives it."""
        kept = self.kept(tuple(map(type, given)))
        return kept.read(fetch(kept.sql, [given[place] for place in kept.places]))

    def _keep(self, types: tuple[type[int] | type[str], ...]) -> "Kept":
        return Kept(self.make(*(of_type(FIRST_MARK + place) for place, of_type in enumerate(types))))


def standing(make: Callable[..., QuerySet]) -> Standing:
    """Ask this queryset often: its arguments go into it as they are, its other values never change."""
    return Standing(make)


class Kept:
    """The SQL of a queryset, where what is given goes, and Django's own way to read its rows."""

    def __init__(self, queryset: QuerySet):
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(connection=connection)
        sql, values = self.compiler.as_sql()
        with connection.cursor() as cursor:
            written = cursor.mogrify(sql, values).replace("%", "%%")
        self.places = [int(mark) - FIRST_MARK for mark in MARK.findall(written)]
        self.sql = MARK.sub("%s", written)

    def read(self, rows: list[tuple[Any, ...]]) -> list[Any]:
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda *_how, **_named: [rows]  # type: ignore[method-assign]
        query = _Answered(self.queryset.query, compiler)
        stand_in: Any = SimpleNamespace(
            query=query, db=connection.alias, model=self.queryset.model, _known_related_objects={}
        )
        reading: Any = self.queryset._iterable_class
        return [*reading(stand_in)]


class _Answered:
    """A query whose rows are known already."""

    def __init__(self, query: Any, compiler: Any):
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_how: Any, **_named: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)
