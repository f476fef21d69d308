import pytest

from tests.imports.conftest import mail_taken_over, mail_undone, what_became
from tests.imports.mailbox_files import correspondence, mail, mailbox
from zabota.core.errors import Refused
from zabota.core.models import SearchEntry
from zabota.customers.models import Customer, Wish
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message
from zabota.imports.actions.undo_mailbox import run_undo_mailbox, undo_mailbox
from zabota.imports.untouched import links_to


def test_not_before_it_ended(laid, dan):
    with pytest.raises(Refused):
        undo_mailbox(laid(mailbox(mail(1))), by=dan)


def test_what_was_answered_since_stays_with_all_its_mails(laid, dan, nina):
    of = mail_taken_over(laid(mailbox(*correspondence())), dan)
    reply(Conversation.objects.get(address="ion@example.md"), by=nina, text="Как дела?")
    mail_undone(of, dan)
    assert what_became(of) == ["left", "left", "left", "undone", "undone", "undone"]
    assert Message.objects.count() == 4
    run_undo_mailbox(of.id)
    assert Message.objects.count() == 4


def test_a_card_with_a_wish_stays_without_its_conversation(laid, dan):
    of = mail_taken_over(laid(mailbox(mail(1))), dan)
    Wish.objects.create(customer=Customer.objects.get(), text="Кофе", by=dan)
    mail_undone(of, dan)
    assert Customer.objects.count() == 1 and not Conversation.objects.exists()


def test_nothing_of_it_is_found_any_more_and_it_may_come_again(laid, dan):
    content = mailbox(*correspondence())
    mail_undone(mail_taken_over(laid(content), dan), dan)
    assert not SearchEntry.objects.filter(kind="conversation").exists()
    again = mail_taken_over(laid(content), dan)
    assert "same" not in what_became(again)


def test_every_table_that_names_a_conversation_or_a_message_is_asked():
    talks = {link.model._meta.label for link in links_to(Conversation, ())}
    assert {"desk.Note", "desk.Draft", "complaints.Complaint", "feedback.Invitation"} <= talks
    assert "orders.Warranty" in {link.model._meta.label for link in links_to(Message, ())}
