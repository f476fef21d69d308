from datetime import date

from zabota.improvement.actions.judge_action import judge_action
from zabota.improvement.models import CorrectiveAction


def judge_actions(on: date | None = None) -> int:
    """Look at every action that has no verdict yet, each in a transaction of its own. How many were given."""
    before_the_look = CorrectiveAction.objects.undecided().select_related("cause")
    return sum(judge_action(action, on=on) != "too_early" for action in before_the_look)
