from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.desk.sla import Pause, PauseRule, merge_pauses, pauses_from

NINE = datetime(2026, 6, 1, 9, tzinfo=UTC)
WAITING = PauseRule("waiting for the customer", frozenset({"replied"}), frozenset({"written", "resolved"}))
SNOOZED = PauseRule("snoozed", frozenset({"snoozed"}), frozenset({"woken", "written"}))
RULES = [WAITING, SNOOZED]


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_waiting_lasts_from_our_reply_to_the_customers_next_message():
    history = [(at(0), "written"), (at(10), "replied"), (at(70), "written")]
    assert pauses_from(history, RULES) == [Pause(at(10), at(70), ("waiting for the customer",))]


def test_a_pause_without_an_end_still_lasts():
    assert pauses_from([(at(5), "snoozed")], RULES) == [Pause(at(5), None, ("snoozed",))]


def test_a_second_reply_does_not_begin_the_pause_anew():
    history = [(at(10), "replied"), (at(20), "replied"), (at(30), "written")]
    assert pauses_from(history, RULES) == [Pause(at(10), at(30), ("waiting for the customer",))]


def test_pauses_for_two_reasons_stand_still_once():
    history = [(at(10), "replied"), (at(20), "snoozed"), (at(30), "woken"), (at(40), "written")]
    assert pauses_from(history, RULES) == [Pause(at(10), at(40), ("snoozed", "waiting for the customer"))]


def test_a_moment_that_begins_and_ends_a_pause_lets_the_clock_run():
    assert pauses_from([(at(10), "replied"), (at(10), "written")], RULES) == []


def test_facts_that_no_rule_knows_change_nothing():
    assert pauses_from([(at(10), "assigned"), (at(20), "written")], RULES) == []


def test_a_pause_cannot_end_before_it_starts_or_have_no_zone():
    with pytest.raises(ValueError):
        Pause(at(10), at(9))
    with pytest.raises(ValueError):
        Pause(at(10).replace(tzinfo=None), None)


FACTS = st.lists(
    st.tuples(
        st.integers(0, 60).map(at),
        st.sampled_from(["replied", "written", "resolved", "snoozed", "woken", "assigned"]),
    ),
    max_size=15,
)
PAUSES = st.lists(
    st.builds(
        lambda begin, length: Pause(at(begin), None if length is None else at(begin + length)),
        st.integers(0, 60),
        st.none() | st.integers(0, 30),
    ),
    max_size=8,
)


@given(FACTS, st.randoms())
def test_the_order_in_which_history_is_told_does_not_matter(history, dice):
    shuffled = [*history, *history]
    dice.shuffle(shuffled)
    assert pauses_from(shuffled, RULES) == pauses_from(history, RULES)


@given(FACTS, st.integers(0, 60))
def test_what_happens_later_does_not_change_pauses_that_ended(history, minute):
    known = [fact for fact in history if fact[0] <= at(minute)]
    ended = [pause for pause in pauses_from(known, [WAITING]) if pause.ended_at]
    assert pauses_from(history, [WAITING])[: len(ended)] == ended


@given(PAUSES)
def test_merged_pauses_hold_at_the_same_moments_and_never_touch(pauses):
    merged = merge_pauses(pauses)
    for minute in range(95):
        moment = at(minute)
        assert any(p.holds_at(moment) for p in merged) == any(p.holds_at(moment) for p in pauses)
    assert all(a.ended_at < b.started_at for a, b in zip(merged, merged[1:], strict=False))
    assert merge_pauses(merged) == merged
