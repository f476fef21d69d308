import pytest

from zabota.insight.statistics.bands import Band, BandCounts, band_of, count_bands


@pytest.mark.parametrize("lowest", [0, 1])
def test_critics_passives_and_promoters_share_the_scale_out(lowest):
    bands = [band_of(score, lowest) for score in range(lowest, 11)]
    assert bands == [Band.CRITIC] * (7 - lowest) + [Band.PASSIVE] * 2 + [Band.PROMOTER] * 2


@pytest.mark.parametrize(("score", "lowest"), [(0, 1), (11, 1), (-1, 0), (5, 2)])
def test_a_mark_off_the_scale_is_refused(score, lowest):
    with pytest.raises(ValueError):
        band_of(score, lowest)


def test_counts_add_up():
    assert count_bands([10, 9, 8, 1, 6]) == BandCounts(2, 1, 2)
    assert BandCounts(2, 1, 2) + BandCounts(1, 0, 0) == BandCounts(3, 1, 2)
    assert BandCounts(3, 1, 2).n == 6


def test_fewer_than_no_answers_are_refused():
    with pytest.raises(ValueError):
        BandCounts(-1, 0, 0)
