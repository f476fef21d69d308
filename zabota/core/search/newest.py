"""The newest that hold some words, however rare or common those are: ever more of them, until it is enough.

How many of the newest entries hold the words says how often they do. Common words are walked to, entry by
entry; the others are asked of the index of words, for the latest days first. PostgreSQL by itself takes half
a percent of all rows for the beginning of a word, and so walks through everything for what one row holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from zabota.core.gathering import store_waiting
from zabota.core.search.index import halves
from zabota.core.search.spans import begin_of, latest

LOOKED_AT = 400
MOST = 2_000
"""So many are told at most by the index; a question that more of them answer is another question."""
RARE = 5
WALKING = 7.5
POSTING = 0.6
"""Microseconds for an entry walked over, and for one that the beginning of a word has in the index."""
UNSEEN = 0.5
"""So often words may be said, though none of those looked at holds them."""
INSTANT = timedelta(microseconds=1)
WIDER = 1.3
"""Walked over so much further than what is expected to be enough."""
WALK = """
SELECT count(*), min(at), coalesce(array_agg(object_id ORDER BY at DESC) FILTER (WHERE {found}), '{{}}'),
    {more}
FROM (
    SELECT at, object_id, {columns} FROM core_searchentry WHERE kind = %s ORDER BY at DESC LIMIT %s
) AS newest
"""
TOTAL = "(SELECT reltuples FROM pg_class WHERE oid = 'core_searchentry'::regclass)"
OF_ONE = WALK.format(
    columns="vector @@ %s::tsquery AS ended",
    found="ended",
    more=f"max(at), 0, count(*) FILTER (WHERE ended), {TOTAL}",
)
OF_MORE = WALK.format(
    columns="vector @@ %s::tsquery AS begun, vector @@ %s::tsquery AS ended",
    found="begun AND ended",
    more=f"max(at), count(*) FILTER (WHERE begun), count(*) FILTER (WHERE ended), {TOTAL}",
)
MATCHING = "SELECT object_id, at FROM core_searchentry WHERE kind = %s AND vector @@ %s::tsquery"
BESIDES = " AND (vector @@ %s::tsquery) IS TRUE"
"""Not asked of the index: the beginning of a word may be that of very many words."""
OF_SPANS = " AND search_spans(at) && %s::integer[]"
NEWEST_FIRST = " ORDER BY at + interval '0' DESC LIMIT %s"
"""The sum keeps the planner from walking in the order of `at`."""


@dataclass(frozen=True)
class Found:
    """Newest first; all that match and were written `after`, or all there are."""

    ids: list[int]
    after: datetime | None = None


def newest(kind: str, text: str, enough: int) -> Iterator[Found]:
    """Of what `find` finds more and more, each time with all of before; about `enough` are wanted.

    It ends with all there are, or where more than `MOST` would be next.
    """
    sample = look(kind, text)
    if sample is None or sample.is_all:
        yield Found(sample.found if sample else [])
        return
    reached = Found(sample.found, sample.after)
    yield reached
    for number in sample.walks(enough):
        reached = walked(kind, sample.words, number)
        yield reached
        if reached.after is None:
            return
    yield from of_index(sample, enough, reached.after)


def of_index(sample: "Sample", enough: int, reached: datetime | None) -> Iterator[Found]:
    """Further back than `reached`, span by span; None is the end."""
    most = max(LOOKED_AT, 2 * enough)
    wide = [spans for spans in latest(sample.last) if sample.expected(begin_of(spans)) >= enough]
    for spans in [*wide, None]:
        begin = begin_of(spans) if spans else None
        while reached and (begin is None or begin < reached):
            rows = sample.ask(most, spans)
            is_whole = len(rows) < most
            after = begin if is_whole else rows[-1][1]
            if after is None or after < reached:
                reached = after
                yield Found([row[0] for row in rows], after)
            if is_whole:
                break
            if most >= MOST:
                return
            most = MOST


def rare(kind: str, text: str) -> list[int] | None:
    """All that `find` finds when they are few, newest first; None when they are many."""
    sample = look(kind, text)
    if sample is None or sample.is_all:
        return sample.found if sample else []
    if len(sample.found) >= RARE:
        return None
    rows = sample.ask(MOST + 1, None)
    return [row[0] for row in rows] if len(rows) <= MOST else None


@dataclass(frozen=True)
class Sample:
    """What the newest of a kind say of a question."""

    kind: str
    words: tuple[str, ...]
    looked_at: int
    after: datetime
    last: datetime
    found: list[int]
    begun: int
    ended: int
    total: float

    @property
    def is_all(self) -> bool:
        return self.looked_at < LOOKED_AT

    @property
    def is_before_rarer(self) -> bool:
        """Of two halves of a question, the last of which may be only begun."""
        return len(self.words) > 1 and self.begun < self.ended

    def walks(self, enough: int) -> Iterator[int]:
        """Over how many to walk, and again over twice as many, while the index costs more."""
        listed = self.begun if self.is_before_rarer else self.ended
        most = POSTING / WALKING * self.total * listed / self.looked_at
        number = self.looked_at * max(2, int(WIDER * enough / max(len(self.found), UNSEEN)))
        while number < most:
            yield number
            number *= 2

    def expected(self, after: datetime) -> float:
        """About how many match that were written since then, were every day as these."""
        return max(len(self.found), UNSEEN) * ((self.last - after) / max(self.last - self.after, INSTANT))

    def ask(self, most: int, spans: list[int] | None) -> list[tuple[int, datetime]]:
        """The newest that match, of the `spans` only where some are named."""
        words = self.words if self.is_before_rarer else (" & ".join(self.words),)
        clause = MATCHING + (BESIDES if self.is_before_rarer else "")
        values: list[Any] = [self.kind, *words]
        if spans is not None:
            clause += OF_SPANS
            values.append(spans)
        return asked(clause + NEWEST_FIRST, *values, most)


def look(kind: str, text: str) -> Sample | None:
    """At the newest; None where nothing is there, or the text has no words."""
    before, last_word = halves(text)
    if not last_word:
        return None
    words = (before, last_word) if before else (last_word,)
    looked_at, after, found, last, *counted = asked(walk_for(words), *words, kind, LOOKED_AT)[0]
    return Sample(kind, words, looked_at, after, last, found, *counted) if looked_at else None


def walked(kind: str, words: tuple[str, ...], number: int) -> Found:
    looked_at, after, found, *_more = asked(walk_for(words), *words, kind, number)[0]
    return Found(found, after if looked_at == number else None)


def walk_for(words: tuple[str, ...]) -> str:
    return OF_MORE if len(words) > 1 else OF_ONE


def asked(sql: str, *values: Any) -> list[tuple]:
    store_waiting()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
