"""Spans of days, narrow to wide, as numbers that PostgreSQL's index of words holds beside the words.

What was said lately with a word of middling frequency is then found without reading what was said before.
`search_spans(at)` is the same in the database: a moment lies in one span of each width.
"""

from datetime import UTC, datetime, timedelta

WIDTHS = (4, 32, 256)
"""In days."""
APART = 1_000_000
"""Between the numbers of one width and the next."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def spans_of(moment: datetime) -> list[int]:
    days = (moment - EPOCH).days
    return [APART * place + days // width for place, width in enumerate(WIDTHS)]


def latest(moment: datetime) -> list[list[int]]:
    """Of each width the span of `moment` and the one before: at least so many days back, narrow to wide."""
    return [[span - 1, span] for span in spans_of(moment)]


def begin_of(spans: list[int]) -> datetime:
    """The last moment before them."""
    place, number = divmod(spans[0], APART)
    return EPOCH + timedelta(days=number * WIDTHS[place], microseconds=-1)
