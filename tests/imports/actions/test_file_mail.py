from tests.imports.mailbox_files import OURS, correspondence, mail, mailbox
from zabota.channels.models import Delivery
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.imports.actions.file_mail import file_mail, known_of
from zabota.imports.mailbox import mail_at


def filed(of, number: int) -> str:
    row = of.mails.get(number=number)
    raw = mail_at(of.file.path, row.begin, row.length)
    file_mail(of, row, raw, known_of(of, [row], [raw]))
    row.save()
    return row.outcome


def test_the_raw_mail_is_kept_as_read(laid):
    of = laid(mailbox(*correspondence()))
    assert filed(of, 1) == "opened"
    kept = Delivery.objects.get()
    assert kept.read_at and kept.outcome == "message" and kept.facts == {"mailbox_file": of.id}
    assert filed(of, 1) == "same" and Delivery.objects.count() == 1


def test_what_we_wrote_first_is_a_conversation_with_whom_we_wrote_to(laid):
    of = laid(mailbox(mail(1, OURS, f"{OURS}, Anna <anna@example.md>, b@example.md")))
    assert filed(of, 1) == "opened"
    talk = Conversation.objects.get()
    assert talk.address == "anna@example.md" and talk.customer.name == "Anna"
    assert talk.messages.get().direction == "out" and talk.messages.get().sender == OURS


def test_a_mail_without_a_sender_is_somebodys_unknown(laid):
    of = laid(mailbox(mail(1).replace(b"From: ion@example.md", b"X-Nothing: here")))
    assert filed(of, 1) == "opened"
    assert Customer.objects.get().identities.get().kind == "unknown"


def test_a_merged_card_stands_for_the_one_that_was_kept(laid, alice, vera):
    Customer.objects.filter(id=vera.id).update(merged_into=alice)
    filed(laid(mailbox(mail(1, "vera@example.com"))), 1)
    assert Conversation.objects.get().customer == alice
