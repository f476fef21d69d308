from datetime import timedelta

from zabota.agenda.models import Task
from zabota.asides.actions.remind_of_asides import remind_of_asides
from zabota.asides.actions.write_aside import write_aside
from zabota.desk.models import Note


def test_nobody_answered_by_the_day_so_it_is_the_askers_task_once(aside, nina):
    assert remind_of_asides(at=aside.answer_by) == 0
    late = aside.answer_by + timedelta(minutes=1)
    assert remind_of_asides(at=late) == 1 and remind_of_asides(at=late) == 0
    task = Task.objects.get()
    assert task.owner == nina and "Склад поставщика" in task.text and task.conversation == aside.conversation


def test_asked_again_it_is_waited_for_again(aside, nina):
    remind_of_asides(at=aside.answer_by + timedelta(minutes=1))
    write_aside(aside, "Ещё ждём", by=nina, answer_by=aside.answer_by + timedelta(days=1))
    assert remind_of_asides(at=aside.answer_by + timedelta(days=1, minutes=1)) == 1
    assert Task.objects.count() == 2


def test_when_the_asker_is_gone_a_note_says_it(aside, nina):
    nina.is_active = False
    nina.save()
    remind_of_asides(at=aside.answer_by + timedelta(minutes=1))
    assert not Task.objects.exists() and "Склад поставщика" in Note.objects.get().text
