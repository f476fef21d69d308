"""Search: lexemes made in Python from text, numbers and addresses, kept in PostgreSQL's own index."""

from zabota.core.search.fold import fold, lexemes, suffixes
from zabota.core.search.index import find, forget, remember, remember_more
from zabota.core.search.newest import Found, newest, rare

__all__ = [
    "Found",
    "find",
    "fold",
    "forget",
    "lexemes",
    "newest",
    "rare",
    "remember",
    "remember_more",
    "suffixes",
]
