from datetime import timedelta

from tests.routing.conftest import MONDAY, say
from zabota.desk.actions.resolve import resolve
from zabota.routing.actions.route_waiting import route_waiting
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.models import RoutingDecision


def test_whoever_becomes_free_gets_what_waits_longest(mail_inbox, trio, in_turn):
    for user in trio:
        set_capacity(user, 1)
    talks = [say(mail_inbox, sender=f"client{number}@example.com").conversation for number in range(5)]
    assert route_waiting(at=MONDAY) == 0
    assert RoutingDecision.objects.filter(user=None).count() == 2, "asked in vain again, it is one question"
    talks[1].refresh_from_db()
    freed = talks[1].assignee
    resolve(talks[1], by=None)
    assert route_waiting(at=MONDAY) == 1
    talks[3].refresh_from_db()
    talks[4].refresh_from_db()
    assert (talks[3].assignee, talks[4].assignee) == (freed, None)


def test_what_comes_at_night_is_given_when_the_branch_opens(mail_inbox, trio):
    save_policy(None, name="Днём", only_in_hours=True, match_language=False)
    night = MONDAY - timedelta(hours=5)
    talk = say(mail_inbox, at=night).conversation
    assert talk.routing_decisions.get().considered == {"closed": True}
    assert route_waiting(at=night + timedelta(hours=1)) == 0
    assert route_waiting(at=MONDAY) == 1


def test_what_came_before_there_was_a_policy_is_given_too(mail_inbox, trio, request):
    talk = say(mail_inbox).conversation
    assert route_waiting(at=MONDAY) == 0
    request.getfixturevalue("in_turn")
    assert route_waiting(at=MONDAY) == 1
    talk.refresh_from_db()
    assert talk.assignee in trio
