import threading
from datetime import timedelta

import pytest
from django.db import connection

from tests.desk.conftest import MONDAY, say
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.save_draft import save_draft
from zabota.desk.closing import ClosingLine, ClosingLineKind, closing_lines
from zabota.desk.guards import Outdated
from zabota.desk.models import Conversation, Draft, Message

LATER = MONDAY + timedelta(minutes=30)


def test_an_answer_goes_to_the_customer_and_ends_the_waiting(asked, nina):
    message = reply(asked, by=nina, text="Он уже едет к вам.", at=LATER)
    asked.refresh_from_db()
    assert asked.waiting_since is None and asked.first_answered_at == LATER
    assert (asked.message_count, asked.preview) == (2, "Он уже едет к вам.")
    dispatch = message.dispatch
    assert (dispatch.to, dispatch.about) == ("alice@example.com", f"message-{message.id}")
    assert dispatch.subject == f"Re: Order 77 [#{asked.id}]"
    assert message.message_id == dispatch.message_id


def test_it_answers_the_customers_own_mail(alice, mail_inbox, nina):
    conversation = say(mail_inbox, message_id="<one@example.com>").conversation
    dispatch = reply(conversation, by=nina, text="Yes", at=LATER).dispatch
    assert dispatch.in_reply_to == dispatch.references == "<one@example.com>"


def test_two_presses_send_one_answer(asked, nina):
    first = reply(asked, by=nina, text="Yes", request_key="press-1")
    assert reply(asked, by=nina, text="Yes", request_key="press-1") == first
    assert Dispatch.objects.count() == 1


def test_a_key_reaches_no_other_conversation(asked, mail_inbox, nina):
    other = say(mail_inbox).conversation
    first = reply(asked, by=nina, text="Yes", request_key="press-1")
    assert reply(other, by=nina, text="No", request_key="press-1") != first


def test_an_answer_written_before_something_was_said_is_not_sent(asked, mail_inbox, nina):
    seen = asked.version
    say(mail_inbox, text="I found it myself", conversation_ids=(asked.id,))
    with pytest.raises(Outdated):
        reply(asked, by=nina, text="It is lost", version=seen)
    assert not Dispatch.objects.exists()


def test_an_empty_answer_is_refused(asked, nina):
    with pytest.raises(Refused):
        reply(asked, by=nina, text="  \n")


def test_nothing_is_sent_where_no_address_is_known(asked, nina):
    Conversation.objects.filter(id=asked.id).update(address="")
    with pytest.raises(Refused):
        reply(asked, by=nina, text="Hello?")


def test_a_stranger_to_the_branch_cannot_answer(asked, pavel):
    with pytest.raises(Refused):
        reply(asked, by=pavel, text="Hello")


def test_it_meets_the_clock_in_time_or_late(alice, mail_inbox, nina, limits):
    quick, slow = (say(mail_inbox).conversation for _ in range(2))
    reply(quick, by=nina, text="Yes", at=MONDAY + timedelta(minutes=59))
    reply(slow, by=nina, text="Yes", at=MONDAY + timedelta(minutes=61))
    assert quick.clocks.get(limit="first_response").breached_at is None
    late = slow.clocks.get(limit="first_response")
    assert late.breached_at == late.due_at == MONDAY + timedelta(hours=1)


def test_the_time_to_resolve_stands_still_while_the_customer_is_asked(alice, mail_inbox, nina, limits):
    conversation = say(mail_inbox).conversation
    reply(conversation, by=nina, text="Which size?", at=MONDAY + timedelta(hours=1))
    assert conversation.clocks.get(limit="resolution").paused_at == MONDAY + timedelta(hours=1)
    assert conversation.due_at is None
    say(mail_inbox, conversation_ids=(conversation.id,), at=MONDAY + timedelta(hours=2))
    clock = conversation.clocks.get(limit="resolution")
    assert clock.paused_at is None
    assert clock.due_at == MONDAY + timedelta(hours=25)
    following = conversation.clocks.get(limit="next_response")
    assert following.started_at == MONDAY + timedelta(hours=2)


def test_it_opens_a_resolved_conversation_again(asked, nina):
    resolve(asked, by=nina, outcome="done")
    reply(asked, by=nina, text="One more thing")
    asked.refresh_from_db()
    assert asked.resolved_at is None


def test_the_draft_is_gone_once_it_is_sent(asked, nina, oleg):
    save_draft(asked, by=nina, text="Ye")
    save_draft(asked, by=oleg, text="No, be")
    reply(asked, by=nina, text="Yes")
    assert [draft.user for draft in Draft.objects.all()] == [oleg]


@pytest.fixture
def question():
    class HowWasIt(ClosingLineKind):
        name = "test"

        def line(self, conversation, language):
            return ClosingLine("How was it? [[survey]]", {"survey": ["survey", 7]})

    kept, closing_lines._items = closing_lines._items, {}
    closing_lines.register(HowWasIt)
    yield
    closing_lines._items = kept


def test_the_answer_that_brings_the_result_also_asks_how_it_was(asked, nina, question):
    message = reply(asked, by=nina, text="Done.", resolving=True, outcome="done")
    assert message.text == "Done."
    assert message.dispatch.body == "Done.\n\nHow was it? [[survey]]"
    assert message.dispatch.links == {"survey": ["survey", 7]}
    asked.refresh_from_db()
    assert asked.is_resolved
    assert EventRecord.objects.get(name="ConversationResolved").values["asked"] is True


def test_an_answer_that_only_asks_something_carries_no_question_of_ours(asked, nina, question):
    assert reply(asked, by=nina, text="Which size?").dispatch.body == "Which size?"


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_at_once_send_one_answer(asked, nina, oleg):
    seen, outcomes = asked.version, []
    ready = threading.Barrier(2)

    def answer(user):
        conversation = Conversation.objects.get(id=asked.id)
        ready.wait(10)
        try:
            reply(conversation, by=user, text=f"From {user}", version=seen)
            outcomes.append("sent")
        except Outdated:
            outcomes.append("outdated")
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=(user,)) for user in (nina, oleg)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["outdated", "sent"]
    assert Message.objects.filter(direction="out").count() == Dispatch.objects.count() == 1
