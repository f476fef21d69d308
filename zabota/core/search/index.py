"""What is searchable, and the question asked of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from zabota.core.models import SearchEntry
from zabota.core.search.fold import WORD, fold, lexemes

MOST_LEXEMES = 5_000
REMEMBER = """
INSERT INTO core_searchentry (kind, object_id, vector, at) VALUES (%s, %s, array_to_tsvector(%s), %s)
ON CONFLICT (kind, object_id) DO UPDATE SET vector = excluded.vector, at = excluded.at
"""
REMEMBER_MORE = """
INSERT INTO core_searchentry (kind, object_id, vector, at) VALUES (%s, %s, array_to_tsvector(%s), %s)
ON CONFLICT (kind, object_id) DO UPDATE SET at = greatest(core_searchentry.at, excluded.at),
vector = CASE WHEN length(core_searchentry.vector) > %s THEN core_searchentry.vector
ELSE core_searchentry.vector || excluded.vector END
"""


def remember(kind: str, object_id: int, words: Iterable[str], at: datetime) -> None:
    """Make one thing findable by `words` (see `lexemes` and `suffixes`); again replaces what was there."""
    kept = [word for word in dict.fromkeys(words) if word][:MOST_LEXEMES]
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, [kind, object_id, kept, at])


def remember_more(kind: str, object_id: int, words: Iterable[str], at: datetime) -> None:
    """Add `words` to what one thing is found by; beyond a fixed number of words no more are kept."""
    kept = [word for word in dict.fromkeys(words) if word][:MOST_LEXEMES]
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER_MORE, [kind, object_id, kept, at, MOST_LEXEMES * 4])


def forget(kind: str, object_id: int) -> None:
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()


def find(kind: str, text: str) -> QuerySet[SearchEntry]:
    """Entries that have every word of `text`, the last one possibly unfinished; none for an empty text."""
    words = WORD.findall(fold(text))
    if not words:
        return SearchEntry.objects.none()
    asked = " & ".join(
        [*(_any_form(word) for word in words[:-1]), f"({_any_form(words[-1])} | {words[-1]}:*)"]
    )
    return SearchEntry.objects.filter(kind=kind).extra(  # noqa: S610 - words hold word characters only
        where=["vector @@ %s::tsquery"], params=[asked]
    )


def _any_form(word: str) -> str:
    return "(" + " | ".join(f"'{form}'" for form in sorted(lexemes(word))) + ")"
