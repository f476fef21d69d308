from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.company.actions.set_parameter import set_parameter
from zabota.core.models import EventRecord
from zabota.desk.actions.breach_clocks import breach_clocks
from zabota.desk.models import Mention


@pytest.fixture
def late(alice, mail_inbox, limits):
    return say(mail_inbox).conversation


def test_a_clock_that_ran_out_is_marked_once(late):
    assert breach_clocks(at=MONDAY + timedelta(hours=1)) == 0
    assert breach_clocks(at=MONDAY + timedelta(hours=1, seconds=1)) == 1
    assert breach_clocks(at=MONDAY + timedelta(hours=2)) == 0
    assert EventRecord.objects.get(name="ClockBreached").values["limit"] == "first_response"


def test_the_team_lead_is_called_in(late, oleg):
    breach_clocks(at=MONDAY + timedelta(hours=2))
    assert Mention.objects.get().user == oleg


def test_or_gets_it(late, oleg):
    set_parameter("desk.escalation", "assign")
    breach_clocks(at=MONDAY + timedelta(hours=2))
    late.refresh_from_db()
    assert late.assignee == oleg


def test_or_nothing_happens(late, oleg):
    set_parameter("desk.escalation", "nothing")
    breach_clocks(at=MONDAY + timedelta(hours=2))
    assert not late.notes.exists()
