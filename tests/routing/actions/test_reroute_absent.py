from datetime import timedelta

import pytest

from tests.routing.conftest import MONDAY, say
from zabota.company.actions.deactivate_user import deactivate_user
from zabota.company.actions.set_parameter import set_parameter
from zabota.desk.actions.assign import assign
from zabota.desk.actions.reply import reply
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.actions.reroute_absent import reroute_absent


@pytest.fixture
def waiting(mail_inbox, trio):
    """Nina has one conversation that waits for her, and one in which we wait for the customer."""
    one = say(mail_inbox, sender="petr@example.com").conversation
    other = say(mail_inbox, sender="olga@example.com").conversation
    for talk in (one, other):
        assign(talk, trio[0], by=None)
    reply(other, by=trio[0], text="Какой у вас номер заказа?", at=MONDAY)
    return one, other


def away(user, **more):
    values = {"starts_at": MONDAY, "ends_at": MONDAY + timedelta(days=14), "kind": "vacation", "by": None}
    return note_absence(user, **values | more)


def test_what_waits_goes_on_with_a_reason_and_the_rest_stays(waiting, trio, in_turn):
    away(trio[0])
    assert reroute_absent(at=MONDAY - timedelta(minutes=1)) == 0, "not before it begins"
    assert reroute_absent(at=MONDAY + timedelta(minutes=1)) == 1
    for talk in waiting:
        talk.refresh_from_db()
    assert waiting[0].assignee in trio[1:] and waiting[1].assignee == trio[0]
    assert "Nina" in waiting[0].notes.get().text and "16" in waiting[0].notes.get().text
    assert reroute_absent(at=MONDAY + timedelta(minutes=2)) == 0


@pytest.mark.parametrize("way, still_hers", [("queue", False), ("keep", True)])
def test_a_branch_may_want_it_otherwise(waiting, trio, in_turn, way, still_hers):
    set_parameter("routing.when_absent", way)
    away(trio[0])
    reroute_absent(at=MONDAY + timedelta(minutes=1))
    waiting[0].refresh_from_db()
    assert waiting[0].assignee == (trio[0] if still_hers else None)


def test_nobody_who_fits_means_the_teams_queue_with_the_reason(waiting, trio, in_turn):
    for user in trio:
        away(user)
    reroute_absent(at=MONDAY + timedelta(minutes=1))
    waiting[0].refresh_from_db()
    assert waiting[0].assignee is None
    question = waiting[0].routing_decisions.get(user=None)
    assert {why for line in question.considered["people"] for why in line["against"]} == {"absent"}


def test_whoever_works_here_no_more_leaves_nobody_waiting(waiting, trio, in_turn):
    deactivate_user(trio[0])
    assert reroute_absent(at=MONDAY) == 1
    waiting[0].refresh_from_db()
    assert waiting[0].assignee in trio[1:]
