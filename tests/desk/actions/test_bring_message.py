from datetime import timedelta

from tests.desk.conftest import MONDAY, deliver, mail
from zabota.core.models import EventRecord
from zabota.desk.actions.bring_message import bring_message
from zabota.desk.models import Conversation, SlaClock


def brought(inbox, customer, *, days: float = 0, is_ours: bool = False, **more):
    said = mail(**{"sender": "alice@example.com", **more})
    return bring_message(
        said,
        deliver(inbox),
        customer,
        at=MONDAY + timedelta(days=days),
        address="alice@example.com",
        is_ours=is_ours,
    )


def test_it_is_over_since_its_last_word_and_nobody_hears_of_it(mail_inbox, alice, limits):
    message, is_new = brought(mail_inbox, alice, message_id="<1@old>")
    talk = message.conversation
    assert is_new and talk.resolved_at == talk.opened_at == MONDAY and talk.brought_at
    assert talk.waiting_since is talk.due_at is talk.unanswered_since is None
    assert not EventRecord.objects.exists() and not SlaClock.objects.exists()


def test_an_answer_of_ours_joins_and_is_the_first_answer(mail_inbox, alice):
    brought(mail_inbox, alice, message_id="<1@old>")
    ours, is_new = brought(
        mail_inbox, alice, days=1, is_ours=True, sender="help@zabota.example", answers=("<1@old>",)
    )
    talk = Conversation.objects.get()
    assert not is_new and ours.direction == "out" and ours.author == "user"
    assert talk.first_answered_at == talk.resolved_at == MONDAY + timedelta(days=1)


def test_it_joins_nothing_that_goes_on_here_and_nothing_confidential(mail_inbox, alice, nina):
    first, _is_new = brought(mail_inbox, alice, message_id="<1@old>")
    Conversation.objects.update(confided_to=[nina.id])
    assert brought(mail_inbox, alice, answers=("<1@old>",))[1]
    Conversation.objects.filter(id=first.conversation_id).update(confided_to=None, resolved_at=None)
    assert brought(mail_inbox, alice, answers=("<1@old>",))[1]
    Conversation.objects.filter(id=first.conversation_id).update(resolved_at=MONDAY, brought_at=None)
    assert brought(mail_inbox, alice, answers=("<1@old>",))[1]


def test_who_takes_no_part_joins_nothing(mail_inbox, alice, vera):
    brought(mail_inbox, alice, message_id="<1@old>")
    said = mail(sender="vera@example.com", answers=("<1@old>",))
    message, is_new = bring_message(said, deliver(mail_inbox), vera, at=MONDAY, address="vera@example.com")
    assert is_new and message.conversation.customer == vera
