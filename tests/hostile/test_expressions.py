"""No text of a stranger makes a regular expression of ours slow: its time grows as the text does."""

import re

import pytest

from tests.hostile.expressions import LINEAR, TooSlow, expressions, growth


def guilty_of(most_ways: int) -> dict[str, str]:
    """Where an expression stands that grows faster than its input -> how."""
    found, guilty = expressions(), {}
    assert len(found) > 100
    for where, (pattern, methods) in found.items():
        try:
            ratio, said = growth(pattern, methods, most_ways)
        except TooSlow:
            ratio, said = float("inf"), "and it did not come back"
        if ratio > LINEAR:
            guilty[where] = f"{ratio:.0f} times for eight times {said}: {pattern.pattern!r}"
    print(f"\nregular expressions: {len(found)}, growing faster than their input: {len(guilty)}")
    return guilty


def test_every_expression_is_linear():
    assert not guilty_of(most_ways=3)


@pytest.mark.soak
def test_every_expression_is_linear_whichever_way_it_is_led():
    assert not guilty_of(most_ways=60)


@pytest.mark.parametrize("guilty", [r"\s+$", r"<[^>]*>", r"\w+@", r"(\w+\s?)+:"])
def test_the_harness_sees_a_slow_one(guilty):
    """The control."""
    try:
        assert growth(re.compile(guilty), {"search"})[0] > LINEAR
    except TooSlow:
        pass
