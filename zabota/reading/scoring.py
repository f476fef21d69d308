"""From summed tallies to scores as people read them: never without n, interval and the way to the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.feedback.bands import scaled
from zabota.feedback.scores import Score
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.effect_of_fix import Sample
from zabota.insight.statistics.nps import nps
from zabota.reading.days import Days
from zabota.reading.queries import SCORES

FORMULA = _(
    "NPS: the share of marks 9-10 less the share of marks 1-6, from -100 to 100. The interval holds the true "
    "value with 95 % (adjusted Wald, Rocks 2016); over several touchpoints it counts an answer once, because "
    "the marks of one customer resemble each other. Below 30 a score is grey: too few to judge by."
)


@dataclass(frozen=True)
class Line:
    """One row of a table of scores."""

    label: Any
    score: Score | None
    url: str = ""
    rows_url: str = ""
    more: Any = ""


def bands_in(row: Mapping[str, int]) -> BandCounts:
    critics = sum(row[f"s{score}"] for score in range(1, 7))
    return BandCounts(row["s9"] + row["s10"], row["s7"] + row["s8"], critics)


def marks_in(row: Mapping[str, int]) -> int:
    return sum(row[f"s{score}"] for score in SCORES)


def total_in(row: Mapping[str, int]) -> int:
    """The sum of the marks."""
    return sum(score * row[f"s{score}"] for score in SCORES)


def sample_in(row: Mapping[str, int]) -> Sample:
    squares = sum(score * score * row[f"s{score}"] for score in SCORES)
    return Sample(marks_in(row), total_in(row), squares)


def judged_by(row: Mapping[str, int]) -> BandCounts:
    """The bands among as many as there are independent opinions: answers where they are kept, else marks."""
    counts = bands_in(row)
    answers = row.get("answers", counts.n)
    return scaled(counts, answers) if counts.n and answers else counts


def opinions_in(row: Mapping[str, int]) -> int:
    """How many independent ones there are: the n of the row's score."""
    return row.get("answers") or marks_in(row)


def plain_in(row: Mapping[str, int]) -> float:
    """The plain score of a row with marks, -1 to 1, for putting many in order."""
    critics = sum(row[f"s{score}"] for score in range(1, 7))
    return (row["s9"] + row["s10"] - critics) / marks_in(row)


def score_in(row: Mapping[str, int]) -> Score | None:
    """NPS of all marks, with n and interval of the answers, and the mean mark; None without marks."""
    exact = nps(bands_in(row))
    found = nps(judged_by(row), mean=total_in(row) / marks_in(row) if exact else None)
    if exact is None or found is None:
        return None
    low, high = min(exact.value, found.low), max(exact.value, found.high)
    return Score(replace(found, value=exact.value, low=low, high=high))


def rows_url(days: Days, **more: object) -> str:
    """The answers behind a score."""
    start, end = days.moments()
    query = {"since": start.isoformat(), "until": end.isoformat(), **more}
    kept = {name: value for name, value in query.items() if value}
    return f"{reverse('feedback:responses')}?{urlencode(kept)}"
