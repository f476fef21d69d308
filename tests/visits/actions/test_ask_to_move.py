from zabota.agenda.models import Task
from zabota.visits.actions.ask_to_move import ask_to_move
from zabota.visits.actions.confirm_appointment import confirm_appointment


def test_another_time_is_a_colleagues_task_with_a_clock_and_stops_reminders(booked, nina):
    confirm_appointment(booked, by=None)
    asked = ask_to_move(booked, words="Можно после шести?")
    assert asked.state == "moving" and not asked.is_confirmed
    task = Task.objects.get()
    assert task.owner == nina and "Можно после шести?" in task.text and task.due_at < booked.starts_at
    assert not booked.notices.waiting().filter(kind__in=("reminder", "soon", "unconfirmed")).exists()
    ask_to_move(booked, words="Или в субботу")
    booked.refresh_from_db()
    assert Task.objects.count() == 1 and booked.move_words == "Или в субботу"
