import pytest

from zabota.insight.statistics.ces import ces
from zabota.insight.statistics.csat import csat


def test_the_satisfied_are_the_top_two_of_five():
    result = csat([5] * 30 + [4] * 12 + [3] * 5 + [1] * 3)
    assert (result.share.count, result.n) == (42, 50)
    assert (round(result.share.low, 4), round(result.share.high, 4)) == (0.7149, 0.9166)
    assert result.mean == pytest.approx(4.32)


def test_easy_is_five_to_seven_of_seven():
    result = ces([7, 6, 5, 4, 1])
    assert (result.share.count, result.n, result.mean) == (3, 5, 4.6)


def test_nobody_asked_nothing_known():
    assert csat([]) is None and ces([]) is None


@pytest.mark.parametrize(("measure", "score"), [(csat, 0), (csat, 6), (ces, 0), (ces, 8)])
def test_a_mark_off_the_scale_is_refused(measure, score):
    with pytest.raises(ValueError):
        measure([3, score])
