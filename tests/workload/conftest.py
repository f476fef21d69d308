"""What the tests of workload share: a team whose room is known, and a hot moment."""

import pytest

from tests.desk.conftest import limits
from tests.routing.conftest import MONDAY, say, trio
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.routing.actions.set_capacity import set_capacity
from zabota.workload.actions.watch_load import watch_load
from zabota.workload.models import Peak

__all__ = ["MONDAY", "limits", "say", "trio"]


@pytest.fixture
def room(trio, oleg, desk_team) -> list[User]:
    """Central's desk has room for six; Oleg leads it and is given none himself."""
    for user in trio:
        set_capacity(user, 2)
    set_capacity(oleg, 0)
    desk_team.members.add(oleg)
    return trio


def flood(inbox: Inbox, number: int) -> list:
    return [
        say(inbox, sender=f"client{place}@example.com", text="Где заказ?").conversation
        for place in range(number)
    ]


@pytest.fixture
def hot(room, mail_inbox) -> Peak:
    """Seven have come."""
    flood(mail_inbox, 7)
    watch_load(at=MONDAY)
    return Peak.objects.get()
