import pytest

from tests.desk.conftest import deliver, mail
from zabota.asides.actions.close_aside import close_aside
from zabota.asides.actions.hear_aside import hear_aside
from zabota.asides.models import AsideMessage
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.core.models import EventRecord
from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Note

RAW = (
    "From: {sender}\r\nTo: help@zabota.example\r\nSubject: Re: Наличие детали\r\n"
    "Message-ID: <their-1@supplier.example>\r\nIn-Reply-To: {answers}\r\nReferences: {answers}\r\n{more}"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nДа, есть три штуки.\r\n"
)


def arrive(inbox, aside, *, sender="sklad@supplier.example", answers="", more=""):
    """A real mail through the door that all mail comes by."""
    answers = answers or aside.messages.first().message_id
    raw = RAW.format(sender=sender, answers=answers, more=more).encode()
    take_in(inbox, [RawDelivery(key=f"k-{len(raw)}-{sender}", raw=raw)])
    read_deliveries()


def test_the_answer_comes_back_beside_the_talk_and_the_asker_is_told(aside, asked, mail_inbox, nina):
    arrive(mail_inbox, aside)
    aside.refresh_from_db()
    heard = aside.messages.last()
    assert heard.text == "Да, есть три штуки." and aside.state == "answered"
    assert Conversation.objects.count() == 1 and asked.messages.count() == 1
    assert not Customer.objects.filter(identities__value="sklad@supplier.example").exists()
    note = Note.objects.get(conversation=asked)
    assert "Склад поставщика" in note.text and [m.user for m in note.mentions.all()] == [nina]
    told = EventRecord.objects.get(name="AsideAnswered").values
    assert nina.id in told["user_ids"] and told["conversation_id"] == asked.id


@pytest.mark.parametrize(
    "forged",
    [
        {"sender": "thief@example.net"},
        {"answers": "<zabota-00000000000000000000000000000000@zabota.example>"},
        {"answers": "<something@else.example>"},
    ],
)
def test_forged_mail_does_not_join_and_is_seen_as_a_conversation_of_its_own(aside, asked, mail_inbox, forged):
    arrive(mail_inbox, aside, **forged)
    aside.refresh_from_db()
    assert aside.messages.count() == 1 and aside.state == "waiting"
    assert Conversation.objects.count() == 2 and asked.messages.count() == 1


def test_a_machines_answer_is_kept_and_we_go_on_waiting(aside, mail_inbox):
    arrive(mail_inbox, aside, more="Auto-Submitted: auto-replied\r\n")
    aside.refresh_from_db()
    assert aside.messages.last().is_automatic and aside.state == "waiting"
    assert not Note.objects.exists()


def test_the_same_delivery_is_taken_once_and_a_closed_question_opens_again(aside, mail_inbox, nina):
    close_aside(aside, by=nina)
    delivery = deliver(mail_inbox)
    said = mail("Sklad@Supplier.example", "Есть", answers=(aside.messages.first().message_id,))
    assert hear_aside(said, delivery) == hear_aside(said, delivery)
    aside.refresh_from_db()
    assert aside.state == "answered" and AsideMessage.objects.count() == 2


def test_what_came_back_is_told(aside, asked, mail_inbox):
    back = mail(
        "mailer-daemon@supplier.example",
        "No such user",
        bounced=("sklad@supplier.example",),
        bounced_message_id=aside.messages.first().message_id,
        is_automatic=True,
    )
    assert hear_aside(back, deliver(mail_inbox)).is_automatic
    assert "could not be reached" in Note.objects.get(conversation=asked).text or Note.objects.count() == 1


def test_ordinary_mail_asks_the_database_nothing(db, mail_inbox, django_assert_num_queries):
    with django_assert_num_queries(0):
        asked = mail("bob@example.com", "Где заказ?", answers=("<zabota.7.31.abc@zabota.example>",))
        assert hear_aside(asked, None) is None
