"""What is most likely meant: entries that share words with a text, and words that somebody mistyped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from django.core.cache import caches
from django.db import connection

from zabota.core.gathering import store_waiting
from zabota.core.models import SearchEntry
from zabota.core.search.fold import lexemes

MOST_WORDS = 60
MOST_LOOKED_AT = 2_000
KEPT_SECONDS = 60
LEAST_ALIKE = 0.35
SHORTEST_MISTYPED = 4
CANDIDATES = """
SELECT object_id, tsvector_to_array(vector) FROM core_searchentry
WHERE kind = %s AND vector @@ %s::tsquery ORDER BY at DESC LIMIT %s
"""
VOCABULARY = (
    "SELECT word FROM ts_stat(format('SELECT vector FROM core_searchentry WHERE kind = %%L', %s::text))"
)


@dataclass(frozen=True)
class Likely:
    """`matched` are those of the asked words that the entry holds; a rare word weighs more."""

    object_id: int
    weight: float
    matched: frozenset[str]


def likely(kind: str, words: Sequence[str], most: int = 20) -> list[Likely]:
    """Entries that hold any of the folded `words` in any form, best first.

    A word weighs log(1 + entries / entries that hold it): inverse document frequency, Spärck Jones 1972.
    """
    forms = {word: frozenset(lexemes(word)) for word in list(dict.fromkeys(words))[:MOST_WORDS]}
    if not forms:
        return []
    store_waiting()
    asked = " | ".join(f"'{form}'" for form in sorted({form for some in forms.values() for form in some}))
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [kind, asked, MOST_LOOKED_AT])
        held = {row_id: frozenset(vector) for row_id, vector in cursor.fetchall()}
    matched = {
        row_id: frozenset(w for w, some in forms.items() if some & own) for row_id, own in held.items()
    }
    seen = Counter(word for some in matched.values() for word in some)
    total = SearchEntry.objects.filter(kind=kind).count()
    weight = {word: log(1 + total / number) for word, number in seen.items()}
    found = [Likely(row_id, sum(weight[word] for word in some), some) for row_id, some in matched.items()]
    return sorted(found, key=lambda one: (-one.weight, one.object_id))[:most]


def mended(kind: str, words: Sequence[str]) -> list[str]:
    """The words, each that no entry holds replaced by the most alike one that some entry does."""
    known = _vocabulary(kind)
    return [word if not known or lexemes(word) & known else _nearest(word, known) for word in words]


def alike(one: str, other: str) -> float:
    """0 to 1: the share of common groups of three letters, as in PostgreSQL's pg_trgm."""
    mine, theirs = _threes(one), _threes(other)
    return len(mine & theirs) / len(mine | theirs)


def _threes(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def _nearest(word: str, known: frozenset[str]) -> str:
    if len(word) < SHORTEST_MISTYPED:
        return word
    rated = ((alike(word, other), other) for other in known if abs(len(other) - len(word)) <= 3)
    best = max(rated, default=(0.0, word))
    return best[1] if best[0] >= LEAST_ALIKE else word


def _vocabulary(kind: str) -> frozenset[str]:
    """Every lexeme of a kind of few entries; read once a minute."""
    key = f"vocabulary-{kind}"
    known = caches["own"].get(key)
    if known is None:
        store_waiting()
        with connection.cursor() as cursor:
            cursor.execute(VOCABULARY, [kind])
            known = frozenset(row[0] for row in cursor.fetchall())
        caches["own"].set(key, known, KEPT_SECONDS)
    return known
