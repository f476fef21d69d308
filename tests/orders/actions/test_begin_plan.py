from datetime import UTC, datetime

import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.retire_type import retire_type
from zabota.orders.models import ActionPlan

FRIDAY_EVENING = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)
"""17:00 in Chișinău: one hour is left."""


def test_the_first_step_s_time_runs_in_the_branch_s_business_hours(talk, paper, nina):
    plan = begin_plan(talk, paper, by=nina, at=FRIDAY_EVENING)
    first, second, third = plan.steps.all()
    assert first.due_at == datetime(2026, 3, 7, 9, 0, tzinfo=UTC)
    """An hour on Friday, and one on Saturday from ten."""
    assert second.begun_at is None and third.due_at is None
    assert [step.evidence for step in (first, second, third)] == ["tick", "document", "photo"]


def test_the_same_type_again_returns_the_plan_that_runs(talk, paper, nina):
    assert begin_plan(talk, paper, by=nina) == begin_plan(talk, paper, by=nina)
    assert ActionPlan.objects.count() == 1


def test_a_stranger_a_retired_type_and_a_resolved_talk_begin_nothing(talk, paper, nina, pavel, dan):
    with pytest.raises(Refused):
        begin_plan(talk, paper, by=pavel)
    resolve(talk, by=nina, outcome="done")
    with pytest.raises(Refused, match="open it again"):
        begin_plan(talk, paper, by=nina)
    retire_type(paper, by=dan)
    assert not ActionPlan.objects.exists()


def test_the_steps_of_a_plan_stay_when_its_type_changes(plan, paper):
    paper.steps.all().delete()
    assert plan.steps.count() == 3
