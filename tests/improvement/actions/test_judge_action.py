from datetime import date, timedelta

import pytest
from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.judge_action import judge_action
from zabota.improvement.effect import effect_of
from zabota.improvement.models import Duty, RootCause

FIRST_LOOK, LAST_LOOK = date(2026, 6, 2), date(2026, 9, 2)


def test_an_action_that_stops_complaints_is_said_to_have_worked_and_settles_its_cause(action, history, cause):
    history(ratio=0.17, gain=2.0)
    assert judge_action(action, on=FIRST_LOOK - timedelta(days=1)) == "too_early"
    assert judge_action(action, on=FIRST_LOOK) == "worked"
    cause.refresh_from_db()
    assert cause.state == "settled"
    assert action.effect["rate"]["ratio"] == pytest.approx(1 / 6, abs=0.06)
    assert action.effect["marks"]["difference"] == pytest.approx(2, abs=0.6)
    assert judge_action(action, on=LAST_LOOK) == "worked"
    assert EventRecord.objects.filter(name="CorrectiveActionJudged").count() == 1


def test_one_that_changes_nothing_is_waited_for_and_then_reopens_its_cause(action, history, cause, oleg):
    history(ratio=1.0)
    appoint_responsible(cause, oleg, by=None)
    RootCause.objects.filter(pk=cause.pk).update(settled_at=timezone.now())
    assert judge_action(action, on=FIRST_LOOK) == "too_early"
    assert effect_of(action, FIRST_LOOK).finding.why == "not_sure_yet"
    assert judge_action(action, on=LAST_LOOK) == "did_not"
    assert action.effect["why"] == "no_effect_shown"
    cause.refresh_from_db()
    assert (cause.state, cause.times_reopened) == ("open", 1)
    assert Duty.objects.open().filter(owner=oleg, kind="proposals").exists()


def test_between_the_looks_nothing_is_decided_anew(action, history):
    """What is counted between the looks is what was counted at the first one."""
    history(ratio=1.0)
    at_first, later = (effect_of(action, day) for day in (FIRST_LOOK, LAST_LOOK - timedelta(days=1)))
    assert at_first.rate == later.rate and at_first.marks == later.marks


def test_with_too_little_to_count_nothing_is_claimed(action, cause, complain):
    assert judge_action(action, on=FIRST_LOOK) == "too_early"
    assert judge_action(action, on=LAST_LOOK) == "did_not"
    assert action.effect["why"] == "too_few_at_the_end"
