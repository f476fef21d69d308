from datetime import timedelta

import pytest

from zabota.agenda.models import Task
from zabota.core.errors import Refused
from zabota.visits.actions.hear_word import hear_word
from zabota.visits.actions.send_notices import send_notices


def test_a_good_word_ends_it_and_asks_nobody_anything_more(booked):
    heard = hear_word(booked, "all", at=booked.ends_at)
    assert heard.state == "held" and heard.ended_by is None and not Task.objects.exists()
    assert not booked.notices.waiting().exists()


def test_what_was_not_done_is_a_colleagues_task_within_hours(booked, nina):
    hear_word(booked, "not_all", text="Ждала сорок минут", at=booked.ends_at)
    task = Task.objects.get()
    assert task.owner == nina and task.due_at == booked.ends_at + timedelta(hours=2)
    assert "Ждала сорок минут" in task.text
    hear_word(booked, "not_all", text="Ждала сорок минут", at=booked.ends_at)
    assert Task.objects.count() == 1


def test_silence_afterwards_is_a_colleagues_task_with_a_clock(booked, nina):
    send_notices(at=booked.ends_at + timedelta(hours=1))
    send_notices(at=booked.ends_at + timedelta(hours=25))
    task = booked.notices.get(kind="no_word").task
    assert task.owner == nina and task.due_at == booked.ends_at + timedelta(hours=27)


def test_nothing_is_said_of_what_has_not_been(booked):
    with pytest.raises(Refused):
        hear_word(booked, "all")
    with pytest.raises(Refused):
        hear_word(booked, "wonderful", at=booked.ends_at)
