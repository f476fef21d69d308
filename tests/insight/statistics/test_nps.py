import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.nps import compare_nps, nps, nps_of_scores, weighed_nps

NUMBERS = st.integers(0, 3000)
COUNTS = st.builds(BandCounts, NUMBERS, NUMBERS, NUMBERS)


def swapped(counts):
    return BandCounts(counts.critics, counts.passives, counts.promoters)


def test_sixty_promoters_and_fifteen_critics_of_a_hundred_are_45():
    score = nps(BandCounts(60, 25, 15))
    assert (round(score.value, 2), round(score.standard_error, 2)) == (45.00, 7.40)
    assert (round(score.centre, 2), round(score.low, 2), round(score.high, 2)) == (43.69, 29.34, 58.04)


def test_small_groups_have_wide_intervals_cut_to_the_scale():
    eight, five = nps(BandCounts(8, 1, 1)), nps(BandCounts(5, 0, 0))
    assert (round(eight.low, 1), round(eight.high, 1)) == (14.7, 93.0)
    assert (round(five.low, 1), five.high) == (17.5, 100)


def test_two_samples_are_compared_by_z():
    change = compare_nps(BandCounts(60, 25, 15), BandCounts(70, 20, 10))
    assert round(change.z, 3) == 1.509
    assert change.difference == pytest.approx(15)
    assert change.p_value == pytest.approx(0.1312, abs=1e-4)


def test_no_answer_is_no_score_and_no_error():
    nobody, one = BandCounts(0, 0, 0), BandCounts(1, 0, 0)
    assert nps(nobody) is None and nps_of_scores([]) is None
    assert compare_nps(nobody, one) is None and compare_nps(one, nobody) is None


def test_raw_marks_carry_their_mean():
    score = nps_of_scores([10, 9, 8, 3])
    assert (score.value, score.mean, score.n) == (25, 7.5, 4)
    assert nps_of_scores([0, 0], lowest=0).value == -100


def test_below_thirty_answers_a_score_is_thin():
    assert nps(BandCounts(29, 0, 0)).is_thin and not nps(BandCounts(30, 0, 0)).is_thin


def test_all_promoters_against_all_critics_is_a_difference_and_against_promoters_is_none():
    assert compare_nps(BandCounts(20, 0, 0), BandCounts(0, 0, 20)).z < -5
    assert compare_nps(BandCounts(20, 0, 0), BandCounts(20, 0, 0)).z == 0


@given(COUNTS, st.sampled_from([0.5, 0.8, 0.95, 0.99]))
def test_the_interval_holds_the_score_and_stays_on_the_scale(counts, confidence):
    assume(counts.n)
    score = nps(counts, confidence)
    assert -100 <= score.low <= score.value <= score.high <= 100
    assert score.low < score.high


@given(COUNTS)
def test_promoters_and_critics_swapped_turn_the_score_round(counts):
    assume(counts.n)
    score, mirror = nps(counts), nps(swapped(counts))
    assert mirror.value == pytest.approx(-score.value)
    assert (mirror.low, mirror.high) == (pytest.approx(-score.high), pytest.approx(-score.low))


@given(COUNTS, COUNTS)
def test_a_comparison_turned_round_changes_its_sign_only(first, second):
    assume(first.n and second.n)
    there, back = compare_nps(first, second), compare_nps(second, first)
    assert there.z == pytest.approx(-back.z) and 0 <= there.p_value <= 1
    assert there.p_value == pytest.approx(back.p_value)


@given(COUNTS)
def test_another_promoter_never_lowers_the_score_nor_another_critic_raises_it(counts):
    assume(counts.n)
    score = nps(counts).value
    assert nps(counts + BandCounts(1, 0, 0)).value >= score - 1e-9
    assert nps(counts + BandCounts(0, 0, 1)).value <= score + 1e-9


@given(COUNTS)
def test_ten_times_the_answers_narrow_the_interval(counts):
    assume(counts.n)
    score = nps(counts)
    tenfold = nps(BandCounts(10 * counts.promoters, 10 * counts.passives, 10 * counts.critics))
    assert tenfold.adjusted_error < score.adjusted_error


def test_critics_weigh_more_and_with_a_weight_of_one_it_is_the_plain_score():
    """(60, 25, 15) by hand: 60 - 1.9 x 15 = 31.5; var = (0.6 + 3.61 x 0.15 - 0.315^2) / 100."""
    score, low, high = weighed_nps(BandCounts(60, 25, 15), 1.9)
    assert score == pytest.approx(31.5) and (low, high) == pytest.approx((11.49, 51.51), abs=0.01)
    plain, low, high = weighed_nps(BandCounts(60, 25, 15), 1)
    found = nps(BandCounts(60, 25, 15))
    assert plain == pytest.approx(found.value)
    assert high - plain == pytest.approx(1.96 * found.standard_error, abs=1e-3)
    assert weighed_nps(BandCounts(0, 0, 0), 1.9) is None
