from zabota.stakes.actions.call_off_goal import call_off_goal
from zabota.stakes.actions.set_goal import set_goal
from zabota.stakes.models import Goal

from .test_set_goal import ABOUT


def test_a_goal_given_up_stands_no_more(db):
    goal = set_goal("critics", **ABOUT)
    call_off_goal(goal)
    first = goal.called_off_at
    call_off_goal(goal)
    assert goal.called_off_at == first
    assert not Goal.objects.standing().exists()
