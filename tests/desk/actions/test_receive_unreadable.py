from tests.desk.conftest import deliver
from zabota.desk.actions.receive_unreadable import receive_unreadable
from zabota.desk.models import Conversation

BROKEN = b"From: =?broken?= <alice@example.com>\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n\xff\xfe"


def test_it_waits_for_a_person_with_the_original_attached(alice, mail_inbox, limits):
    message = receive_unreadable(deliver(mail_inbox, BROKEN), problem="Too many parts")
    conversation = message.conversation
    assert conversation.customer == alice and conversation.address == "alice@example.com"
    assert conversation.waiting_since and conversation.clocks.count() == 2
    assert message.problems == ["Too many parts"]
    kept = message.attachments.get().file
    assert kept.path.read_bytes() == BROKEN and kept.filename.endswith(".eml")


def test_without_a_sender_it_comes_from_somebody_unknown(mail_inbox):
    first, second = (
        receive_unreadable(deliver(mail_inbox, b"\x00\x01"), problem="Not a mail") for _ in range(2)
    )
    assert first.conversation.customer == second.conversation.customer
    assert first.conversation.address == ""


def test_it_is_shown_once(mail_inbox):
    delivery = deliver(mail_inbox, BROKEN)
    assert receive_unreadable(delivery, problem="?") == receive_unreadable(delivery, problem="?")
    assert Conversation.objects.count() == 1
