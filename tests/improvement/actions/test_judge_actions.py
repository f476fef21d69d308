from datetime import date

from zabota.improvement.actions.judge_actions import judge_actions


def test_every_action_is_looked_at_and_each_verdict_given_once(action, history):
    history(ratio=0.17, gain=2.0)
    assert judge_actions(date(2026, 5, 1)) == 0
    assert judge_actions(date(2026, 6, 2)) == 1
    assert judge_actions(date(2026, 6, 3)) == 0
