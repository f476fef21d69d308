from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.insight.kpi import Period, Scope, kpis

WEEK = Period(MONDAY - timedelta(days=1), MONDAY + timedelta(days=6))
HOUR = 3600


@pytest.fixture
def scope(irina):
    return Scope(irina)


@pytest.fixture
def week(alice, vera, mail_inbox, nina, limits):
    """Alice is answered after half an hour, Вера on Tuesday at ten, and Alice writes once more."""
    first = say(mail_inbox).conversation
    second = say(mail_inbox, sender="vera@example.com").conversation
    say(mail_inbox, at=MONDAY + timedelta(hours=1))
    reply(first, by=nina, text="Yes", at=MONDAY + timedelta(minutes=30))
    reply(second, by=nina, text="Да", at=MONDAY + timedelta(hours=24))
    resolve(first, by=nina, outcome="done", at=MONDAY + timedelta(hours=1))
    resolve(second, by=nina, outcome="partly", note="…", at=MONDAY + timedelta(hours=24))


def figure(name, scope):
    return kpis[name].value(WEEK, scope)


def test_first_contacts_are_customers_not_conversations(week, scope):
    found = figure("first_contacts", scope)
    assert (found.value, found.n) == (2, 3)


def test_a_customer_of_old_is_no_first_contact(alice, mail_inbox, scope):
    say(mail_inbox, at=MONDAY - timedelta(days=40))
    say(mail_inbox)
    assert (figure("first_contacts", scope).value, figure("first_contacts", scope).n) == (0, 1)


def test_neither_machines_nor_we_make_first_contacts(alice, mail_inbox, nina, scope):
    say(mail_inbox, is_automatic=True)
    open_conversation(inbox=mail_inbox, customer=alice, text="Hi", by=nina, at=MONDAY)
    assert figure("first_contacts", scope).n == 0


def test_who_waits_now(week, scope):
    found = figure("waiting_now", scope)
    assert found.value == 1 and found.parts[0].figure.value == 1


def test_first_response_counts_business_time_and_shows_clock_time(week, scope):
    found = figure("first_response_time", scope)
    business, clock = (0.5 * HOUR, 8 * HOUR), (0.5 * HOUR, 24 * HOUR)
    assert found.n == 2 and found.value == pytest.approx(sum(business) / 2)
    assert found.parts[1].figure.value == pytest.approx(sum(clock) / 2)
    assert "1" in found.note


def test_first_response_in_time_counts_who_is_still_waiting_past_it(week, scope):
    found = figure("first_response_in_target", scope)
    assert (found.value, found.n) == (pytest.approx(1 / 3), 3)
    assert 0 < found.low < found.value < found.high < 1


def test_time_to_resolve(week, scope):
    found = figure("resolution_time", scope)
    assert found.n == 2 and found.value == pytest.approx((1 + 8) * HOUR / 2)


def test_what_was_settled_and_what_came_of_it(week, scope):
    assert figure("conversations_resolved", scope).value == 2
    done = figure("outcome_done", scope)
    assert (done.value, done.n) == (0.5, 2)


NAMES = [
    "first_contacts",
    "waiting_now",
    "first_response_time",
    "first_response_in_target",
    "resolution_time",
    "conversations_resolved",
    "outcome_done",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_and_another_branch_count_nothing(name, week, pavel, irina, north):
    for scope in (Scope(pavel), Scope(irina, north.id)):
        found = figure(name, scope)
        assert not found.value and found.n == 0


@pytest.mark.parametrize("name", NAMES)
def test_it_says_how_it_is_reckoned(name):
    assert kpis[name].formula and kpis[name].permission == "desk.see"
