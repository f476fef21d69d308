from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Inbox
from zabota.reception.actions.close_lost_calls import close_lost_calls
from zabota.reception.models import Call


@pytest.fixture
def line(central, desk_team) -> Inbox:
    return Inbox.objects.create(name="Line", kind="phone", branch=central, team=desk_team)


def call(line: Inbox, minutes: int, answered: bool = False, number: str = "069123456") -> Call:
    """One that began so many minutes ago, of whose end nothing was told."""
    rang_at = timezone.now() - timedelta(minutes=minutes)
    name = f"c{minutes}-{answered}"
    answered_at = rang_at + timedelta(seconds=20) if answered else None
    return Call.objects.create(
        inbox=line,
        external_id=name,
        number=number,
        rang_at=rang_at,
        answered_at=answered_at,
    )


def test_a_call_whose_end_was_lost_is_missed_and_waits_for_us(line):
    lost = call(line, 30)
    assert close_lost_calls() == 1 and close_lost_calls() == 0
    lost.refresh_from_db()
    assert lost.missed_at == lost.rang_at + timedelta(minutes=3) and lost.is_over
    assert lost.conversation.waiting_since is not None, "somebody calls back"


def test_of_an_answered_one_the_length_is_not_made_up(line):
    lost = call(line, 300, answered=True)
    assert close_lost_calls() == 1
    lost.refresh_from_db()
    assert (lost.talked_seconds, lost.missed_at) == (0, None)


def test_what_may_still_go_on_is_left_alone(line):
    ringing, talking = call(line, 10), call(line, 90, answered=True)
    assert close_lost_calls() == 0
    for going_on in (ringing, talking):
        going_on.refresh_from_db()
        assert not going_on.is_over
