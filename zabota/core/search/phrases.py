"""Words that somebody lists, and whether a text says them in any form. Pure."""

from zabota.core.search.fold import lexemes

Phrase = tuple[frozenset[str], ...]
"""Of each word the forms by which it is known; all its words must be there."""


def phrases_of(words: str) -> tuple[Phrase, ...]:
    """A line or a comma parts phrases."""
    parts = (part.split() for part in words.replace("\n", ",").split(","))
    return tuple(tuple(frozenset(lexemes(word)) for word in part) for part in parts if part)


def is_said(phrase: Phrase, found: set[str]) -> bool:
    return all(forms & found for forms in phrase)
