from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.desk.actions.promise_here import promise_here


def test_a_promise_remembers_the_talk_it_was_made_in(asked, nina):
    due = timezone.now() + timedelta(hours=3)
    made = promise_here(asked, "Sunăm când sosește cântarul", due_at=due, owner=nina, by=nina)
    assert (made.conversation_id, made.customer, made.owner) == (asked.id, asked.customer, nina)


def test_only_where_one_may_look(asked, nina, pavel):
    with pytest.raises(Refused):
        promise_here(asked, "Да", due_at=timezone.now() + timedelta(hours=3), owner=nina, by=pavel)
