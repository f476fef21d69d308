"""Search: lexemes made in Python from text, numbers and addresses, kept in PostgreSQL's own index."""

from zabota.core.search.fold import fold, lexemes, suffixes
from zabota.core.search.index import find, forget, remember, remember_more

__all__ = ["find", "fold", "forget", "lexemes", "remember", "remember_more", "suffixes"]
