from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.core.errors import Refused
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.resolve import resolve


def test_it_is_open_again_and_its_time_runs_anew(alice, mail_inbox, nina, limits):
    conversation = say(mail_inbox).conversation
    resolve(conversation, by=nina, outcome="done", at=MONDAY)
    reopen(conversation, by=nina, at=MONDAY + timedelta(hours=1))
    conversation.refresh_from_db()
    assert conversation.resolved_at is None
    running = conversation.clocks.unfinished().get()
    assert (running.limit, running.started_at) == ("resolution", MONDAY + timedelta(hours=1))
    assert conversation.due_at == running.due_at


def test_an_open_one_stays_as_it_is(asked, nina):
    version = asked.version
    reopen(asked, by=nina)
    assert asked.version == version


def test_a_stranger_to_the_branch_cannot(asked, nina, pavel):
    resolve(asked, by=nina, outcome="done")
    with pytest.raises(Refused):
        reopen(asked, by=pavel)
