import pytest
from hypothesis import given
from hypothesis import strategies as some

from zabota.feedback.bands import SCALE, WHY_BELOW, question_after, scaled
from zabota.insight.statistics.bands import BandCounts, band_of

counts = some.builds(BandCounts, *[some.integers(0, 5000)] * 3).filter(lambda counts: counts.n > 0)


@given(some.sampled_from(list(SCALE)))
def test_a_reason_is_asked_for_below_nine_and_nowhere_else(score):
    assert bool(str(question_after(score))) == (score < WHY_BELOW)


def test_the_question_fits_the_band():
    assert str(question_after(3)) == "What went wrong?"
    assert str(question_after(8)) == "What would have made it a 10?"


@given(some.integers(-50, 60).filter(lambda score: score not in SCALE))
def test_a_mark_off_the_scale_has_no_band(score):
    with pytest.raises(ValueError, match="not on the scale"):
        band_of(score)


@given(counts, some.integers(0, 3000))
def test_scaled_counts_sum_up_and_keep_their_shares(counted, n):
    small = scaled(counted, n)
    assert small.n == n
    for before, after in zip(
        (counted.promoters, counted.passives, counted.critics),
        (small.promoters, small.passives, small.critics),
        strict=True,
    ):
        assert abs(before * n / counted.n - after) < 1


@given(counts)
def test_scaling_to_the_same_number_changes_nothing(counted):
    assert scaled(counted, counted.n) == counted


def test_nothing_cannot_be_scaled():
    with pytest.raises(ValueError, match="nothing"):
        scaled(BandCounts(0, 0, 0), 5)
