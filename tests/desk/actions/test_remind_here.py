from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.desk.conftest import say
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.desk.actions.merge import merge
from zabota.desk.actions.promise_here import promise_here
from zabota.desk.actions.remind_here import remind_here


def test_the_owner_is_called_in_once_before_it_falls_due(asked, nina, oleg):
    due = timezone.now() + timedelta(hours=30)
    promise_here(asked, "Позвоним, когда придут весы", due_at=due, owner=oleg, by=nina)
    remind_of_promises()
    assert not asked.notes.exists(), "too early"
    with time_machine.travel(due - timedelta(hours=1)):
        remind_of_promises()
        remind_of_promises()
    (reminder,) = asked.notes.all()
    assert "Позвоним, когда придут весы" in reminder.text and reminder.user is None
    assert [mention.user for mention in reminder.mentions.all()] == [oleg]


def test_what_is_kept_or_was_made_elsewhere_calls_nobody(asked, nina):
    due = timezone.now() + timedelta(hours=1)
    elsewhere = make_promise(asked.customer, "Vă scriem", due_at=due, owner=nina, by=nina)
    here = promise_here(asked, "Vă sunăm", due_at=due, owner=nina, by=nina)
    keep_promise(here, by=nina)
    assert remind_here(elsewhere) is None and remind_here(here) is None and not asked.notes.exists()


def test_it_stands_where_the_talk_was_merged_into(asked, nina, mail_inbox):
    here = promise_here(asked, "Vă sunăm", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
    other = say(mail_inbox).conversation
    merge(other, asked, by=nina)
    assert remind_here(here).conversation == other
