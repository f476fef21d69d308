import pytest
from django.utils import timezone

from zabota.channels.actions.decide_uncertain import decide_uncertain
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused


@pytest.fixture
def doubtful(plane_inbox) -> Dispatch:
    dispatch = queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="Готово")
    Dispatch.objects.update(sending_at=timezone.now(), uncertain_at=timezone.now(), problem="The link broke.")
    dispatch.refresh_from_db()
    return dispatch


def test_a_person_says_that_it_arrived(doubtful, oleg, plane):
    decide_uncertain(doubtful, arrived=True, by=oleg)
    doubtful.refresh_from_db()
    assert doubtful.sent_at and not doubtful.problem
    assert not Dispatch.objects.uncertain().exists()
    assert plane.flown == []


def test_a_person_has_it_sent_again_under_the_same_message_id(doubtful, oleg, plane):
    before = doubtful.message_id
    decide_uncertain(doubtful, arrived=False, by=oleg)
    send_dispatch(doubtful.id)
    doubtful.refresh_from_db()
    assert plane.flown == ["vera@example.com"]
    assert doubtful.sent_at and doubtful.message_id == before


def test_the_second_to_decide_is_told_so(doubtful, oleg, dan):
    decide_uncertain(doubtful, arrived=True, by=oleg)
    with pytest.raises(Refused):
        decide_uncertain(doubtful, arrived=False, by=dan)
