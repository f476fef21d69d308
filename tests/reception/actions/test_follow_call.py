from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zabota.channels.calls import CallNews
from zabota.channels.models import Inbox
from zabota.core.models import EventRecord
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.actions.follow_call import follow_call
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.models import Call


@pytest.fixture
def line(central, desk_team) -> Inbox:
    return Inbox.objects.create(name="Line", kind="phone", branch=central, team=desk_team)


@pytest.fixture
def ring(line):
    """ring("ringing", 0): told of call 7 of 069 123 456, seconds after it began."""
    began = timezone.now() - timedelta(seconds=90)

    def tell(
        happening, seconds=0, call_id="7", number="069123456", extension="101", is_incoming=True, **more
    ):
        at = began + timedelta(seconds=seconds)
        return follow_call(
            line,
            CallNews(
                call_id=call_id,
                happening=happening,
                is_incoming=is_incoming,
                at=at,
                number=number,
                extension=extension,
                **more,
            ),
        )

    return tell


def told(name: str) -> list[dict]:
    return list(EventRecord.objects.filter(name=name).values_list("values", flat=True))


def test_the_card_opens_where_it_rings_and_an_answered_call_met_the_clock(ring, vera, lena, nina, limits):
    add_identity(vera, "phone", "069 123 456", by=nina)
    set_extension(lena, "101", by=nina)
    call = ring("ringing")
    assert (call.customer, call.user) == (vera, lena) and call.conversation is None
    [rang] = told("CallRang")
    assert (rang["user_ids"], rang["branch_id"], rang["customer_id"]) == ([lena.id], None, vera.id)
    assert list(Call.objects.visible_to(lena).ringing().for_the_ear_of(lena)) == [call]
    assert not Call.objects.ringing().for_the_ear_of(nina).exists()
    call = ring("answered", 12)
    talk = call.conversation
    assert (talk.assignee, talk.waiting_since, talk.first_answered_at) == (lena, None, call.answered_at)
    assert talk.clocks.get(limit="first_response").met_at == call.answered_at
    call = ring("ended", 72)
    assert (call.talked_seconds, call.rang_seconds) == (60, 12)
    assert Conversation.objects.get().message_count == 2
    assert [one["was_missed"] for one in told("CallEnded")] == [False]


def test_a_missed_call_waits_for_us_and_calling_back_meets_its_clock(ring, nina, limits):
    call = ring("ringing", extension="")
    assert told("CallRang")[0]["branch_id"] == call.inbox.branch_id, "it rings for everybody of the branch"
    call = ring("missed", 20)
    talk = call.conversation
    assert talk.waiting_since == call.rang_at and talk.due_at and talk.customer.name == ""
    assert Customer.objects.found_by("123456").get() == talk.customer
    ring("missed", 20, call_id="8")
    set_extension(nina, "101", by=nina)
    ring("answered", 60, call_id="9", is_incoming=False)
    talk.refresh_from_db()
    assert talk.waiting_since is None and talk.first_answered_at and talk.message_count == 3
    assert Conversation.objects.count() == 1


def test_a_late_answer_of_a_call_taken_for_missed_is_kept(ring, limits):
    ring("missed", 20)
    call = ring("answered", 10)
    talk = call.conversation
    talk.refresh_from_db()
    assert call.missed_at is None and talk.waiting_since is None


def test_a_call_of_ours_without_answer_and_a_withheld_number_make_no_conversation(ring):
    ring("missed", 20, is_incoming=False)
    ring("missed", 20, call_id="8", number="")
    assert Call.objects.missed().count() == 2 and not Conversation.objects.exists()
    assert ring("answered", 20, call_id="9", number="").conversation is not None


def test_what_is_told_too_late_rings_nowhere(ring):
    ring("ringing", -3600)
    assert not told("CallRang")
    assert not Call.objects.ringing().exists()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["ringing", "answered", "ended", "answered", "ended"]), st.integers(0, 10**9))
def test_the_same_comes_out_in_whatever_order_it_is_told(ring, order, number):
    seconds = {"ringing": 0, "answered": 10, "ended": 70}
    for happening in order:
        call = ring(
            happening, seconds[happening], call_id=f"order {number}", number=f"069{number % 10**6:06}"
        )
    call.refresh_from_db()
    talk = call.conversation
    talk.refresh_from_db()
    assert call.answered_at and call.ended_at and not call.missed_at
    assert talk.waiting_since is None, "an answered call waits for nobody"
