from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.resolve import resolve


def test_it_says_why_the_customer_wrote_and_what_came_of_it(asked, nina, delivery_reason):
    resolve(asked, by=nina, reason=delivery_reason, outcome="partly", note="Коробка потерялась", at=MONDAY)
    asked.refresh_from_db()
    assert (asked.resolved_at, asked.resolved_by, asked.reason) == (MONDAY, nina, delivery_reason)
    assert asked.waiting_since is None and asked.due_at is None


def test_resolving_again_changes_nothing(asked, nina):
    resolve(asked, by=nina, outcome="done", at=MONDAY)
    resolve(asked, by=nina, outcome="not_done", note="?", at=MONDAY + timedelta(hours=1))
    asked.refresh_from_db()
    assert (asked.resolved_at, asked.outcome) == (MONDAY, "done")
    assert EventRecord.objects.filter(name="ConversationResolved").count() == 1


@pytest.mark.parametrize(("outcome", "note"), [("", ""), ("perhaps", ""), ("not_done", " ")])
def test_an_outcome_is_asked_for_and_what_was_not_done_wants_a_word(asked, nina, outcome, note):
    with pytest.raises(Refused):
        resolve(asked, by=nina, outcome=outcome, note=note)


def test_a_reason_is_asked_for_where_the_company_has_any(asked, nina, delivery_reason):
    with pytest.raises(Refused):
        resolve(asked, by=nina, outcome="done")


def test_it_meets_the_time_to_resolve_and_stops_the_rest(alice, mail_inbox, asked, nina, limits):
    conversation = say(mail_inbox).conversation
    resolve(conversation, by=nina, outcome="done", at=MONDAY + timedelta(hours=2))
    clocks = {clock.limit: clock for clock in conversation.clocks.all()}
    assert clocks["resolution"].met_at and not clocks["resolution"].stopped_at
    assert clocks["first_response"].stopped_at and not clocks["first_response"].met_at


def test_a_stranger_to_the_branch_cannot_resolve(asked, pavel):
    with pytest.raises(Refused):
        resolve(asked, by=pavel, outcome="done")
