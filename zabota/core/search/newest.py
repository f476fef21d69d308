"""The newest that hold some words, however rare or common those are.

PostgreSQL takes half a percent of all rows for the least that a beginning of a word finds, and so walks
through everything from the newest on for a number that one row holds, or none. How many of the newest
hold the words says whether to walk, or to ask the index of words: for the latest days first, then for more.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from zabota.core.gathering import store_waiting
from zabota.core.search.index import find, halves
from zabota.core.search.spans import latest

LOOKED_AT = 400
COMMON = 40
"""As many among those looked at: there walking costs as much as reading all that match of some days."""
RARE = 5
MOST_RARE = 2_000
AMONG_NEWEST = """
SELECT max(at), coalesce(array_agg(object_id ORDER BY at DESC) FILTER (WHERE {found}), '{{}}'), {rarer}
FROM (
    SELECT at, object_id, {columns} FROM core_searchentry WHERE kind = %s ORDER BY at DESC LIMIT %s
) AS newest
"""
OF_ONE = AMONG_NEWEST.format(columns="vector @@ %s::tsquery AS is_found", found="is_found", rarer="false")
OF_MORE = AMONG_NEWEST.format(
    columns="vector @@ %s::tsquery AS begun, vector @@ %s::tsquery AS ended",
    found="begun AND ended",
    rarer="count(*) FILTER (WHERE begun) < count(*) FILTER (WHERE ended)",
)
MATCHING = "SELECT object_id FROM core_searchentry WHERE kind = %s AND vector @@ %s::tsquery"
BESIDES = " AND (vector @@ %s::tsquery) IS TRUE"
"""Not asked of the index: the beginning of a word may be that of very many words."""
OF_SPANS = " AND search_spans(at) && %s::integer[]"
NEWEST_FIRST = " ORDER BY at + interval '0' DESC LIMIT %s"
"""The sum keeps the planner from walking in the order of `at`."""


@dataclass(frozen=True)
class Sample:
    """What the newest of a kind say of a question: their last moment, those found, what to ask the index."""

    kind: str
    last: datetime | None
    found: list[int]
    clause: str
    words: tuple[str, ...]

    def ask(self, most: int, spans: list[int] | None = None) -> list[int]:
        """The newest that match, of the `spans` only where some are named."""
        values: list[Any] = [self.kind, *self.words]
        clause = MATCHING + self.clause
        if spans is not None:
            clause += OF_SPANS
            values.append(spans)
        return [row[0] for row in asked(clause + NEWEST_FIRST, *values, most)]


def newest(kind: str, text: str, most: int) -> list[int]:
    """Of what `find` finds the `most` newest, newest first."""
    sample = look(kind, text)
    if len(sample.found) >= most:
        return sample.found[:most]
    if len(sample.found) >= COMMON:
        return list(find(kind, text).order_by("-at").values_list("object_id", flat=True)[:most])
    for spans in latest(sample.last) if sample.last else []:
        found = sample.ask(most, spans)
        if len(found) >= most:
            return found
    return sample.ask(most) if sample.last else []


def rare(kind: str, text: str) -> list[int] | None:
    """All that `find` finds when they are few, newest first; None when they are many."""
    sample = look(kind, text)
    if len(sample.found) >= RARE:
        return None
    found = sample.ask(MOST_RARE + 1) if sample.last else []
    return found if len(found) <= MOST_RARE else None


def look(kind: str, text: str) -> Sample:
    """At the newest; nothing is there for a text without words."""
    before, last_word = halves(text)
    if not last_word:
        return Sample(kind, None, [], "", ())
    words = (before, last_word) if before else (last_word,)
    last, found, is_before_rarer = asked(OF_MORE if before else OF_ONE, *words, kind, LOOKED_AT)[0]
    if is_before_rarer:
        return Sample(kind, last, found, BESIDES, words)
    return Sample(kind, last, found, "", (" & ".join(words),))


def asked(sql: str, *values: Any) -> list[tuple]:
    store_waiting()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
