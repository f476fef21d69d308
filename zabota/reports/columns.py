"""Counting a report that is narrowed to one value, from days in columns (`models.DayColumns`)."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, BinaryField, QuerySet, Sum, Value
from psycopg import Cursor

from zabota.reports.dimensions import Dimension
from zabota.reports.measures import MEASURES, Measure
from zabota.reports.models import DayColumns, DimensionWord
from zabota.reports.packing import NONE, WORDS, about_of, has_good, has_took
from zabota.reports.scope import ReportScope

WIDE = {"branch", "team", "person", "reason", *WORDS}
YES_NO = {"client", "outside"}
NEVER = -2
"""A code that no fact has."""
Tallied = tuple[int, int, int, dict[int, int]]
"""n, aimed, good, buckets."""


class Joined(Aggregate):
    """Runs of bytes one after the other; all that are asked for at once in the same order."""

    function = "string_agg"
    template = "%(function)s(%(expressions)s, ''::bytea)"
    output_field = BinaryField()


def narrowed(scope: ReportScope, measures: Iterable[str] | None = None) -> dict[str, dict[str, Tallied]]:
    """Value -> measure -> what was counted of the facts that have the value the report is narrowed to."""
    asked = [MEASURES[name] for name in (measures or MEASURES)]
    table: dict[str, dict[str, Tallied]] = {}
    for about in dict.fromkeys(about_of(measure) for measure in asked):
        days = DayColumns.objects.visible_to(scope.user).between(scope.first, scope.last).filter(about=about)
        if scope.branch:
            days = days.filter(branch=scope.branch)
        chosen = [measure for measure in asked if about_of(measure) == about]
        for value, name, found in tallied(scope, days, chosen):
            table.setdefault(value, {})[name] = found
    return table


def tallied(
    scope: ReportScope, days: QuerySet[DayColumns], measures: list[Measure]
) -> Iterable[tuple[str, str, Tallied]]:
    dimensions = [one for one in (scope.by, scope.only) if one and one.name != "all"]
    names = [f"of_{one.name}" for one in dimensions]
    for measure in measures:
        names += [measure.name] if has_took(measure) else []
        names += [f"{measure.name}_good"] if has_good(measure) else []
    number, columns = joined(days, names)
    if not number:
        return
    fits = np.ones(number, dtype=bool)
    if scope.only:
        fits = columns[f"of_{scope.only.name}"] == code_of(scope.only, scope.only_value)
    by = columns[f"of_{scope.by.name}"][fits] if scope.by.name != "all" else np.zeros(fits.sum(), dtype="u1")
    codes, place = np.unique(by, return_inverse=True)
    values = [""] if scope.by.name == "all" else values_of(scope.by, codes.tolist())
    if not len(place):
        return
    for measure in measures:
        took = columns[measure.name][fits] if has_took(measure) else None
        good = columns[f"{measure.name}_good"][fits] if has_good(measure) else None
        for value, found in zip(values, counts(place, len(codes), took, good), strict=True):
            if found[0]:
                yield value, measure.name, found


def joined(days: QuerySet[DayColumns], names: list[str]) -> tuple[int, dict[str, Any]]:
    """How many facts the days have, and their columns, which come as bytes, not as text twice as long."""
    asked = days.order_by().annotate(all=Value(1)).values("all")
    asked = asked.annotate(number=Sum("n"), **{f"all_{name}": Joined(name) for name in names})
    try:
        sql, params = asked.values_list("number", *(f"all_{name}" for name in names)).query.sql_with_params()
    except EmptyResultSet:
        return 0, {}
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:
        [(number, *runs)] = cursor.execute(sql, params, binary=True).fetchall()
    return number or 0, {
        name: np.frombuffer(run or b"", dtype=kind_of(name)) for name, run in zip(names, runs, strict=True)
    }


def counts(place: Any, size: int, took: Any, good: Any) -> list[Tallied]:
    """For each of `size` places how many, of how many it is known, how many good, and the buckets."""
    n = np.bincount(place, minlength=size)
    aimed = kept = np.zeros(size, dtype=int)
    if good is not None:
        known = crossed(place, size, good)
        aimed, kept = known[:, :NONE].sum(axis=1), known[:, 1]
        n = aimed
    buckets: list[dict[int, int]] = [{} for _place in range(size)]
    if took is not None:
        lasted = crossed(place, size, took)[:, :NONE]
        n = lasted.sum(axis=1)
        buckets = [{int(at): int(row[at]) for at in np.flatnonzero(row)} for row in lasted]
    return list(zip(n.tolist(), aimed.tolist(), kept.tolist(), buckets, strict=True))


def crossed(place: Any, size: int, column: Any) -> Any:
    """A row for each place: how often each of the 256 bytes stands there."""
    width = NONE + 1
    return np.bincount(place * width + column, minlength=size * width).reshape(size, width)


def kind_of(name: str) -> str:
    return ">i4" if name.removeprefix("of_") in WIDE and name.startswith("of_") else "u1"


def code_of(dimension: Dimension, value: str) -> int:
    """How a value stands in the columns of its dimension."""
    if dimension.name in WORDS:
        return DimensionWord.objects.filter(word=value).values_list("id", flat=True).first() or NEVER
    if dimension.name in YES_NO:
        return {"yes": 1, "no": 0}.get(value, NEVER)
    if not value:
        return -1 if dimension.name in WIDE else NONE
    return int(value) if value.isdecimal() and len(value) < 10 else NEVER


def values_of(dimension: Dimension, codes: list[int]) -> list[str]:
    """The values that stand behind codes."""
    if dimension.name in WORDS:
        words = dict(DimensionWord.objects.filter(id__in=codes).values_list("id", "word"))
        return [words[code] for code in codes]
    if dimension.name in YES_NO:
        return ["yes" if code else "no" for code in codes]
    none = -1 if dimension.name in WIDE else NONE
    return ["" if code == none else str(code) for code in codes]
