from datetime import timedelta

import pytest

from tests.cast import hire
from tests.desk.conftest import MONDAY, say
from zabota.core.errors import Refused
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.customers.card import card_of
from zabota.desk.actions.confide import confide
from zabota.desk.actions.judge_expectations import judge_expectations
from zabota.desk.actions.merge import merge
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Fulfilment


@pytest.fixture
def calm(alice, nina):
    return note_expectation(alice, "Чтобы перезвонили до шести", by=nina, is_confirmed=True)


@pytest.fixture
def another(mail_inbox, asked):
    return say(mail_inbox, at=MONDAY + timedelta(days=1), subject="Other", text="And this?").conversation


def told(customer, user):
    (expectation,) = card_of(customer, user).expectations
    return expectation.fulfilled


def test_it_keeps_what_was_said_by_whom_and_when(asked, nina, calm):
    judge_expectations(asked, {calm.id: True}, by=nina, at=MONDAY)
    kept = Fulfilment.objects.get()
    assert (kept.expectation, kept.conversation, kept.is_met, kept.by, kept.at) == (
        calm,
        asked,
        True,
        nina,
        MONDAY,
    )


def test_the_later_word_counts_and_silence_changes_nothing(asked, nina, oleg, calm):
    resolve(asked, by=nina, outcome="done", expectations={calm.id: True})
    reopen(asked, by=nina)
    resolve(asked, by=nina, outcome="done")
    assert Fulfilment.objects.get().is_met
    reopen(asked, by=oleg)
    reply(asked, by=oleg, text="Da", resolving=True, outcome="done", expectations={calm.id: False})
    kept = Fulfilment.objects.get()
    assert (kept.is_met, kept.by) == (False, oleg)


def test_only_what_this_customer_expects_now_can_be_judged(asked, nina, bob, calm):
    of_bob = note_expectation(bob, "Liniște", by=None)
    withdraw_expectation(calm, by=nina)
    for number in (calm.id, of_bob.id, 0):
        with pytest.raises(Refused):
            resolve(asked, by=nina, outcome="done", expectations={number: True})
    asked.refresh_from_db()
    assert not asked.is_resolved and not Fulfilment.objects.exists()


def test_who_does_not_see_the_customer_or_the_talk_does_not_judge(asked, pavel, central, calm, alice):
    with pytest.raises(Refused):
        judge_expectations(asked, {calm.id: True}, by=pavel)
    alice.branches.clear()
    asked.assignee = pavel
    asked.save()
    with pytest.raises(Refused):
        judge_expectations(asked, {calm.id: True}, by=pavel)


def test_the_card_counts_and_names_the_talks_the_newest_first(asked, another, alice, nina, calm):
    assert told(alice, nina) is None
    judge_expectations(asked, {calm.id: False}, by=nina, at=MONDAY)
    judge_expectations(another, {calm.id: True}, by=nina, at=MONDAY + timedelta(days=2))
    fulfilled = told(alice, nina)
    assert (fulfilled.met, fulfilled.not_met, fulfilled.last_not_met_at) == (1, 1, MONDAY)
    assert fulfilled.talks == [(another.id, True), (asked.id, False)]


def test_the_card_tells_nobody_of_a_talk_that_is_not_theirs_to_see(asked, alice, nina, oleg, north, calm):
    judge_expectations(asked, {calm.id: False}, by=nina)
    alice.branches.add(north)
    stranger = hire("Petru", "desk_specialist", north)
    assert told(alice, oleg).not_met == 1 and told(alice, stranger) is None
    confide(asked, by=nina)
    assert told(alice, nina).not_met == 1 and told(alice, oleg) is None


def test_a_talk_that_was_merged_is_not_counted_twice(asked, another, alice, nina, calm):
    for talk in (asked, another):
        judge_expectations(talk, {calm.id: False}, by=nina)
    merge(asked, another, by=nina)
    assert told(alice, nina).talks == [(asked.id, False)]


def test_who_chooses_privacy_is_obeyed_here_too(asked, alice, nina, calm):
    judge_expectations(asked, {calm.id: False}, by=nina)
    choose_privacy(alice, "private", source="test", by=nina)
    assert not Fulfilment.objects.exists()
    with pytest.raises(Refused):
        judge_expectations(asked, {calm.id: False}, by=nina)
