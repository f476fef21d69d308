"""What is searchable, and the question asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from zabota.core.gathering import put, store_waiting
from zabota.core.models import SearchEntry
from zabota.core.orders import order
from zabota.core.search.fold import WORD, fold, lexemes

MOST_LEXEMES = 5_000
INSERT = "INSERT INTO core_searchentry (kind, object_id, vector, at) VALUES "
BETWEEN = "\x1f"
"""Between words, in one string: cheaper to hand over than an array."""
ROW = f"(%s, %s, array_to_tsvector(string_to_array(%s, '{BETWEEN}')), %s)"
REMEMBER = """
ON CONFLICT (kind, object_id) DO UPDATE SET vector = excluded.vector, at = excluded.at
"""
REMEMBER_MORE = f"""
ON CONFLICT (kind, object_id) DO UPDATE SET at = greatest(core_searchentry.at, excluded.at),
vector = CASE WHEN length(core_searchentry.vector) > {MOST_LEXEMES * 4} THEN core_searchentry.vector
ELSE core_searchentry.vector || excluded.vector END
"""


@dataclass(frozen=True)
class Entry:
    """What one thing is to be found by; `replaces` what was there, or adds to it."""

    kind: str
    object_id: int
    words: list[str]
    at: datetime
    replaces: bool

    def after(self, before: "Entry") -> "Entry":
        """The same as storing `before` and then this one."""
        if self.replaces:
            return self
        words = list(dict.fromkeys([*before.words, *self.words]))
        return Entry(self.kind, self.object_id, words, max(before.at, self.at), before.replaces)


def remember(kind: str, object_id: int, words: Iterable[str], at: datetime) -> None:
    """Make one thing findable by `words` (see `lexemes` and `suffixes`); again replaces what was there."""
    put(_store, Entry(kind, object_id, _kept(words), at, replaces=True))


def remember_more(kind: str, object_id: int, words: Iterable[str], at: datetime) -> None:
    """Add `words` to what one thing is found by; beyond a fixed number of words no more are kept."""
    put(_store, Entry(kind, object_id, _kept(words), at, replaces=False))


def forget(kind: str, object_id: int) -> None:
    store_waiting()
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()


def forget_all(kind: str, object_ids: Iterable[int]) -> None:
    store_waiting()
    SearchEntry.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


def find(kind: str, text: str) -> QuerySet[SearchEntry]:
    """Entries that have every word of `text`, the last one possibly unfinished; none for an empty text."""
    asked = question(text)
    if not asked:
        return SearchEntry.objects.none()
    store_waiting()
    return SearchEntry.objects.filter(kind=kind).extra(  # noqa: S610 - words hold word characters only
        where=["vector @@ %s::tsquery"], params=[asked]
    )


def question(text: str) -> str:
    """As PostgreSQL's tsquery; empty when `text` has no words."""
    return " & ".join(part for part in halves(text) if part)


def halves(text: str) -> tuple[str, str]:
    """The same in two: all words but the last, and the last in any form or only begun."""
    words = WORD.findall(fold(text))
    if not words:
        return "", ""
    before = " & ".join(_any_form(word) for word in words[:-1])
    return before, f"({_any_form(words[-1])} | {words[-1]}:*)"


def _kept(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word][:MOST_LEXEMES]


def _store(entries: list[Entry]) -> None:
    """One statement for those that replace and one for those that add; in one order, so that none lock up."""
    last: dict[tuple[str, int], Entry] = {}
    for entry in entries:
        key = (entry.kind, entry.object_id)
        last[key] = entry.after(last[key]) if key in last else entry
    for replaces, clause in ((True, REMEMBER), (False, REMEMBER_MORE)):
        chosen = [last[key] for key in sorted(last) if last[key].replaces is replaces]
        if chosen:
            rows = ((one.kind, one.object_id, BETWEEN.join(one.words), one.at) for one in chosen)
            values: list[Any] = [value for row in rows for value in row]
            order(INSERT + ", ".join([ROW] * len(chosen)) + clause, values)


def _any_form(word: str) -> str:
    return "(" + " | ".join(f"'{form}'" for form in sorted(lexemes(word))) + ")"
