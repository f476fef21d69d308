"""Rules never loop: whatever they are, a chain ends."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.rules.chain import DEEPEST, follow

EVENTS = st.integers(0, 5)
RULES = st.lists(st.tuples(EVENTS, st.lists(EVENTS, max_size=4)), max_size=12)
"""Each rule: the event it listens to, and the events that its deeds announce."""


@settings(max_examples=200, deadline=None)
@given(RULES, EVENTS)
def test_a_chain_is_never_longer_than_there_are_rules_nor_deeper_than_allowed(rules, begin):
    acted: list[tuple[int, int]] = []

    def act(number: int, _event: int, depth: int) -> list[int]:
        acted.append((number, depth))
        return rules[number][1]

    def rules_for(event: int) -> list[int]:
        return [number for number, (listens, _announces) in enumerate(rules) if listens == event]

    times = follow(begin, rules_for, act, lambda number: number)
    numbers = [number for number, _depth in acted]
    assert times == len(numbers) == len(set(numbers)) <= len(rules)
    assert all(depth < DEEPEST for _number, depth in acted)


def test_two_rules_that_call_each_other_act_once_each():
    told = []
    answers = {"a": "b", "b": "a"}
    follow("a", lambda event: [event], lambda rule, event, depth: told.append(rule) or [answers[rule]], str)
    assert told == ["a", "b"]


def test_it_goes_no_deeper_than_allowed():
    told = []
    follow(0, lambda event: [event], lambda rule, event, depth: told.append(rule) or [rule + 1], int)
    assert told == [0, 1, 2] and DEEPEST == 3
