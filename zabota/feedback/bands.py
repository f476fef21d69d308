"""What a mark asks of us: which band it falls in, and the question that follows it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.insight.statistics.bands import HIGHEST, Band, BandCounts, band_of

LOWEST = 1
SCALE = range(LOWEST, HIGHEST + 1)
WHY_BELOW = 9
"""Below this mark we ask what was missing (S3-154)."""

QUESTIONS = {
    Band.CRITIC: _("What went wrong?"),
    Band.PASSIVE: _("What would have made it a 10?"),
}


def question_after(score: int) -> Any:
    """The words that ask for the reason of a mark; empty where none is asked for (9 and 10)."""
    return QUESTIONS.get(band_of(score), "")


def scaled(counts: BandCounts, n: int) -> BandCounts:
    """The same shares among `n` answers, by largest remainder: they always sum up to `n`.

    For intervals: several marks of one customer are no independent answers. ValueError for an empty count.
    """
    if counts.n == 0:
        raise ValueError("shares of nothing cannot be scaled")
    exact = [part * n / counts.n for part in (counts.promoters, counts.passives, counts.critics)]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(3), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[: n - sum(whole)]:
        whole[place] += 1
    return BandCounts(*whole)
