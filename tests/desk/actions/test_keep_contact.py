from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.actions.recount import recount
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Conversation
from zabota.desk.seeds import provide


@pytest.fixture
def desk(central):
    provide()
    return provide_inbox("in_person", central)


def test_what_was_said_waits_and_what_is_answered_at_once_meets_the_clock(desk, vera, nina):
    at = timezone.now() - timedelta(minutes=10)
    talk = keep_contact(inbox=desk, customer=vera, said="Где мой заказ?", by=nina, at=at)
    assert talk.waiting_since == at and talk.assignee == nina and talk.due_at
    answered = at + timedelta(minutes=2)
    same = keep_contact(
        inbox=desk, customer=vera, said="И когда?", answered="Завтра", by=nina, at=at, answered_at=answered
    )
    assert same == talk
    same.refresh_from_db()
    assert same.waiting_since is None and same.first_answered_at == answered
    assert [m.text for m in same.messages.all()] == ["Где мой заказ?", "И когда?", "Завтра"]
    assert same.clocks.get(limit="first_response").met_at == answered
    assert not same.messages.exclude(dispatch=None).exists(), "nothing is sent"
    recount(same)
    assert same.waiting_since is None and same.first_answered_at == answered


def test_with_an_answer_alone_we_began(desk, alice, nina):
    talk = keep_contact(inbox=desk, customer=alice, answered="I called: it is ready", by=nina)
    assert talk.opened_by == nina and talk.first_answered_at is None and talk.waiting_since is None
    names = EventRecord.objects.filter(subject=f"conversation-{talk.id}").values_list("name", flat=True)
    assert list(names) == ["ConversationOpened", "ReplySent"]


def test_after_it_was_resolved_the_next_contact_is_a_new_conversation(desk, alice, nina):
    first = keep_contact(inbox=desk, customer=alice, said="One", by=nina)
    resolve(first, by=nina, outcome="done")
    assert keep_contact(inbox=desk, customer=alice, said="Two", by=nina) != first


def test_the_same_press_again_writes_nothing(desk, alice, nina):
    for _again in range(2):
        keep_contact(inbox=desk, customer=alice, said="One", by=nina, request_key="k")
    assert Conversation.objects.get().message_count == 1


def test_nothing_said_and_another_branch_are_refused(desk, alice, nina, pavel):
    with pytest.raises(Refused):
        keep_contact(inbox=desk, customer=alice, said=" ", by=nina)
    with pytest.raises(Refused):
        keep_contact(inbox=desk, customer=alice, said="x", by=pavel)
    with pytest.raises(Refused):
        keep_contact(inbox=desk, customer=alice, said="x" * 200_001, by=nina)
    assert not Conversation.objects.exists()
