import pytest

from zabota.agenda.actions.set_task import set_task
from zabota.agenda.models import Task
from zabota.core.errors import Refused


def test_a_task_may_be_free_or_hang_on_a_conversation(asked, task, oleg, nina, tomorrow):
    here = set_task("Sună curierul", owner=nina, due_at=tomorrow, by=oleg, conversation=asked)
    assert (task.customer, here.customer) == (None, asked.customer)
    assert list(Task.objects.visible_to(nina).open()) == [task, here]


def test_strangers_see_no_task_and_are_given_none(asked, task, oleg, pavel, tomorrow):
    assert not Task.objects.visible_to(pavel).exists()
    with pytest.raises(Refused):
        set_task("Da", owner=pavel, due_at=tomorrow, by=oleg, conversation=asked)
    with pytest.raises(Refused):
        set_task("  ", owner=oleg, due_at=tomorrow, by=oleg)
