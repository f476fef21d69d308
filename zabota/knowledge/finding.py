"""Help pages by what somebody asks: all words first, then mistyped ones mended, then the most likely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zabota.core.search import find
from zabota.core.search.likely import likely, mended
from zabota.knowledge.small_words import telling_words

MOST_ASKED = 4_000
FEWEST_SHARED = 2
"""Words that a long text must share with a page before the page is suggested."""


@dataclass(frozen=True)
class Found:
    """Numbers best first. `instead` is how the words were read when none held them as they were typed."""

    ids: list[int] = field(default_factory=list)
    instead: str = ""


def search(kind: str, text: str, most: int = 50) -> Found:
    """What was asked for in the search box. Nothing that shares less than half of the words is shown."""
    words = telling_words(text[:MOST_ASKED])
    exact = set(find(kind, " ".join(words) or text).values_list("object_id", flat=True)[:most])
    if exact:
        order = [one.object_id for one in likely(kind, words, most)]
        return Found([*(one for one in order if one in exact), *sorted(exact - set(order))])
    read_as = mended(kind, words)
    found = [
        one.object_id for one in likely(kind, read_as, most) if len(one.matched) * 2 >= len(set(read_as))
    ]
    return Found(found, " ".join(read_as) if found and read_as != words else "")


def suggest(kind: str, text: str, most: int = 3) -> list[int]:
    """What may answer a whole message: pages that share some words that tell, rare ones before common."""
    words = telling_words(text[:MOST_ASKED])
    needed = min(FEWEST_SHARED, len(words))
    return [one.object_id for one in likely(kind, words, most * 3) if len(one.matched) >= needed][:most]


def in_order(rows: Iterable, ids: Sequence[int]) -> list:
    """The rows in the order of their numbers; those that are not there are left out."""
    by_id = {row.pk: row for row in rows}
    return [by_id[number] for number in ids if number in by_id]
