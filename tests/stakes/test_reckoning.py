"""Word of mouth and money: by hand, and for whatever counts and assumptions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.stakes.assumptions import ASSUMED
from zabota.stakes.ranges import Range
from zabota.stakes.reckoning import Heard, money, word_of_mouth

OURS = {assumed.name: assumed.default for assumed in ASSUMED}


def test_the_balance_by_hand():
    """100 satisfied tell 500; 20 critics tell 180 to 200; they bring 900 and take 360 away."""
    word = word_of_mouth(Heard(100, 30, 20, 5), OURS)
    assert word.balance == (300, 310, 320)
    assert word.second_balance == (540, 540, 540)
    assert word.verdict == "profit"
    assert word_of_mouth(Heard(10, 0, 20, 0), OURS).verdict == "loss"
    assert word_of_mouth(Heard(40, 0, 20, 0, followers=100), OURS).verdict == "open"


def test_money_by_hand():
    sure = {
        name: Range(value, value, value)
        for name, value in {
            "told_good": 5,
            "told_bad": 10,
            "brought": 9,
            "taken": 18,
            "followers_reached": 0.1,
            "margin": 1_000,
            "years": 3,
            "leave_unrecovered": 0.5,
            "leave_recovered": 0.1,
            "deterred": 0.02,
        }.items()
    }
    found = money(Heard(0, 0, 4, 5, followers=1_000), sure)
    assert found.per_customer.likely == 3_000
    assert found.per_critic.likely == 3_000 * (0.5 + 10 * 0.02)
    assert round(found.at_risk.likely, 6) == 4 * 2_100 + 1_000 * 0.1 * 0.02 * 3_000
    assert round(found.kept_by_recovery.likely, 6) == 5 * 3_000 * 0.4


numbers = st.floats(0, 1_000)
ranges = st.lists(numbers, min_size=3, max_size=3).map(lambda values: Range(*sorted(values)))


@settings(max_examples=60, deadline=None)
@given(ranges, ranges, st.floats(0, 1), st.floats(0, 1))
def test_whatever_lies_in_two_ranges_lies_in_what_is_reckoned_from_them(first, second, here, there):
    a = first.low + here * (first.high - first.low)
    b = second.low + there * (second.high - second.low)
    slack = 1e-6 * (1 + a + b + a * b)
    for found, value in ((first + second, a + b), (first * second, a * b), (first - second, max(0, a - b))):
        assert found.low - slack <= value <= found.high + slack


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_more_critics_never_cost_less(satisfied, unrecovered, recovered):
    less, more = (money(Heard(satisfied, 0, unrecovered + extra, recovered), OURS) for extra in (0, 1))
    assert more.at_risk.low >= less.at_risk.low and more.at_risk.high >= less.at_risk.high
    assert word_of_mouth(Heard(satisfied, 0, unrecovered, 0), OURS).good == OURS["told_good"] * satisfied
