import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.benjamini_hochberg import adjusted, findings

P_VALUES = st.lists(st.floats(0, 1), max_size=40)
# The fifteen p-values of the 1995 paper, section 3.2: four stand at 0.05.
PAPER = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1.0000,
]


def test_the_papers_example_has_four_findings():
    assert findings(PAPER) == [True] * 4 + [False] * 11


def test_adjusted_values_of_a_short_list():
    assert adjusted([0.04, 0.01, 0.03]) == pytest.approx([0.04, 0.03, 0.04])


def test_nothing_tested_nothing_found():
    assert adjusted([]) == [] and findings([]) == []


def test_a_p_value_outside_0_to_1_is_refused():
    with pytest.raises(ValueError):
        adjusted([1.2])


@given(P_VALUES)
def test_adjusting_never_lowers_a_p_value_and_keeps_the_order(p_values):
    result = adjusted(p_values)
    assert all(p <= q <= 1 for p, q in zip(p_values, result, strict=True))
    by_p = [q for _, q in sorted(zip(p_values, result, strict=True))]
    assert by_p == sorted(by_p)


@given(P_VALUES, st.floats(0.001, 0.5))
def test_findings_are_those_of_the_step_up_rule(p_values, rate):
    ranked = sorted(p_values)
    last = max((p for k, p in enumerate(ranked, 1) if p * len(ranked) / k <= rate), default=-1.0)
    assert findings(p_values, rate) == [p <= last for p in p_values]


@given(P_VALUES, st.randoms())
def test_order_does_not_matter(p_values, dice):
    order = dice.sample(range(len(p_values)), len(p_values))
    shuffled = adjusted([p_values[i] for i in order])
    assert shuffled == [adjusted(p_values)[i] for i in order]
