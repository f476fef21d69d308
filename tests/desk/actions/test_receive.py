from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.conftest import MONDAY, deliver, mail, say
from zabota.core.models import EventRecord
from zabota.core.search import find
from zabota.customers.models import Customer
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Conversation, Message

MOST_QUERIES = 12


def test_a_mail_opens_a_conversation_with_its_sender(alice, mail_inbox, desk_team):
    message = say(mail_inbox, text="Где мой заказ?", subject="Заказ  77\n")
    conversation = message.conversation
    assert conversation.customer == alice
    assert (conversation.branch, conversation.team) == (mail_inbox.branch, desk_team)
    assert (conversation.subject, conversation.preview) == ("Заказ 77", "Где мой заказ?")
    assert (conversation.message_count, conversation.last_message_at) == (1, MONDAY)
    assert conversation.waiting_since == MONDAY
    assert conversation.customer_name == "Alice Popescu"


def test_a_stranger_becomes_a_customer(mail_inbox):
    message = say(mail_inbox, sender="Ștefan@example.com", sender_name="Ștefan Țâră")
    assert message.conversation.customer.name == "Ștefan Țâră"


def test_the_same_delivery_is_filed_once(alice, mail_inbox):
    delivery = deliver(mail_inbox)
    first = receive(mail(), delivery)
    assert receive(mail(), delivery) == first
    assert Message.objects.count() == Conversation.objects.count() == 1


def test_an_answer_with_proof_joins(asked, mail_inbox):
    message = say(mail_inbox, text="Any news?", conversation_ids=(asked.id,))
    assert message.conversation_id == asked.id
    asked.refresh_from_db()
    assert asked.message_count == 2
    assert asked.waiting_since == MONDAY


def test_proof_in_the_hands_of_a_stranger_is_only_a_possible_match(asked, mail_inbox):
    message = say(mail_inbox, sender="mallory@example.com", conversation_ids=(asked.id,))
    assert message.conversation_id != asked.id
    assert message.conversation.possible_match_id == asked.id


def test_a_number_in_the_subject_is_only_a_possible_match_even_from_the_customer(asked, mail_inbox):
    message = say(mail_inbox, subject=f"Re: #{asked.id}", possible_number=asked.id)
    assert message.conversation_id != asked.id
    assert message.conversation.possible_match_id == asked.id


def test_a_number_that_is_no_conversation_is_nothing(alice, mail_inbox):
    assert say(mail_inbox, possible_number=999_999_999).conversation.possible_match is None


def test_a_claimed_message_id_is_only_a_possible_match(alice, mail_inbox):
    first = say(mail_inbox, message_id="<one@example.com>")
    second = say(mail_inbox, sender="mallory@example.com", answers=("<one@example.com>",))
    assert second.conversation.possible_match_id == first.conversation_id


def test_an_answer_opens_a_resolved_conversation_again(asked, mail_inbox, nina):
    resolve(asked, by=nina, outcome="done", at=MONDAY)
    say(mail_inbox, conversation_ids=(asked.id,), at=MONDAY + timedelta(days=13))
    asked.refresh_from_db()
    assert asked.resolved_at is None and asked.waiting_since == MONDAY + timedelta(days=13)
    assert EventRecord.objects.filter(name="ConversationReopened").count() == 1


def test_an_answer_after_a_long_time_opens_a_new_one_that_follows(asked, mail_inbox, nina):
    resolve(asked, by=nina, outcome="done", at=MONDAY)
    message = say(mail_inbox, conversation_ids=(asked.id,), at=MONDAY + timedelta(days=15))
    assert message.conversation_id != asked.id
    assert message.conversation.follows_id == asked.id


@pytest.mark.parametrize(
    "machine", [{"is_absence_note": True}, {"is_automatic": True}, {"bounced": ("x@y.example",)}]
)
def test_what_a_machine_sends_neither_reopens_nor_waits(asked, mail_inbox, nina, limits, machine):
    resolve(asked, by=nina, outcome="done", at=MONDAY)
    message = say(mail_inbox, conversation_ids=(asked.id,), at=MONDAY + timedelta(days=20), **machine)
    assert message.conversation_id == asked.id
    asked.refresh_from_db()
    assert asked.resolved_at == MONDAY and asked.waiting_since is None
    assert asked.clocks.count() == 0


def test_automatic_mail_from_outside_is_kept_without_a_clock(alice, mail_inbox, limits):
    conversation = say(mail_inbox, is_automatic=True).conversation
    assert conversation.waiting_since is None and conversation.due_at is None
    assert conversation.clocks.count() == 0


def test_a_bounce_is_shown_in_the_conversation_of_the_original(asked, mail_inbox, nina):
    reply(asked, by=nina, text="It is on its way.", at=MONDAY)
    say(
        mail_inbox,
        sender="mailer-daemon@example.com",
        conversation_ids=(asked.id,),
        bounced=("alice@example.com",),
    )
    asked.refresh_from_db()
    assert asked.reply_failed_at == MONDAY
    assert asked.messages.last().author == Message.Author.AUTOMATIC


def test_chat_messages_of_one_visitor_are_one_talk(mail_inbox, central):
    first = say(mail_inbox, sender="visitor-1", identity_kind="chat", text="Bună!")
    second = say(mail_inbox, sender="visitor-1", identity_kind="chat", text="E cineva?")
    other = say(mail_inbox, sender="visitor-2", identity_kind="chat", text="Salut")
    assert first.conversation_id == second.conversation_id != other.conversation_id


def test_a_message_to_a_merged_conversation_goes_where_that_went(asked, mail_inbox, alice):
    kept = say(mail_inbox).conversation
    Conversation.objects.filter(id=asked.id).update(merged_into=kept)
    assert say(mail_inbox, conversation_ids=(asked.id,)).conversation_id == kept.id


def test_clocks_start_by_the_hours_of_the_branch(alice, mail_inbox, limits):
    conversation = say(mail_inbox).conversation
    due = dict(conversation.clocks.values_list("limit", "due_at"))
    assert due["first_response"] == MONDAY + timedelta(hours=1)
    assert due["resolution"] == MONDAY + timedelta(hours=24)  # 3 h, lunch, 4 h, the night, 1 h
    assert conversation.due_at == due["first_response"]


def test_it_is_found_by_its_words_and_its_sender(alice, mail_inbox):
    conversation = say(mail_inbox, text="Чайник протекает").conversation
    for asked_for in ("чайники", "протекает", "popesc", "alice@example.com", str(conversation.id)):
        assert find("conversation", asked_for).filter(object_id=conversation.id).exists(), asked_for


def test_a_quoted_text_is_kept_beside_what_is_new(alice, mail_inbox):
    message = say(mail_inbox, text="Yes\n> really?", reply_text="Yes")
    assert (message.text, message.full_text) == ("Yes", "Yes\n> really?")


def test_a_plain_mail_of_a_known_customer_costs_few_queries(alice, mail_inbox, limits):
    say(mail_inbox)
    delivery = deliver(mail_inbox)
    with CaptureQueriesContext(connection) as asked:
        receive(mail(), delivery)
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:200] for query in asked)


def test_a_second_mail_names_the_customer_no_worse(alice, mail_inbox):
    say(mail_inbox, sender_name="alice p")
    assert Customer.objects.get(id=alice.id).name == "Alice Popescu"
