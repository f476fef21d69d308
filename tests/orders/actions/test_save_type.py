import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.save_type import StepPlan, save_type
from zabota.orders.models import PlanStep


def test_the_service_manager_changes_steps_and_their_order(paper, dan):
    steps = [StepPlan("Ёлка"), StepPlan("Șură", evidence="photo")]
    changed = save_type(paper, name="Справка", is_order=False, steps=steps, by=dan)
    assert [step.title for step in changed.steps.all()] == ["Ёлка", "Șură"]
    assert PlanStep.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("", [StepPlan("x")]),
        ("Справка", [StepPlan("x")]),
        ("Новый", []),
        ("Новый", [StepPlan("x", evidence="?")]),
    ],
)
def test_without_a_name_of_its_own_steps_and_real_evidence_nothing_is_made(paper, dan, name, steps):
    with pytest.raises(Refused):
        save_type(None, name=name, is_order=False, steps=steps, by=dan)


def test_nina_changes_none(paper, nina):
    with pytest.raises(Refused):
        save_type(paper, name="x", is_order=False, steps=[StepPlan("x")], by=nina)
