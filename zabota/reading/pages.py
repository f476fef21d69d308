"""Pages of a list that was reckoned whole, e.g. because its order needs all of it."""

from collections.abc import Sequence
from typing import Any

from zabota.core.paging import SIZE, Page


def page_of(rows: Sequence[Any], asked: str) -> Page:
    """`asked` is the place of the first row; what makes no sense is the beginning."""
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    start = start if start < len(rows) else 0
    more = start + SIZE < len(rows)
    return Page(
        list(rows[start : start + SIZE]),
        previous=str(max(0, start - SIZE)) if start else "",
        next=str(start + SIZE) if more else "",
    )
