from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.write_unasked import quiet_talk, write_unasked
from zabota.desk.models import Conversation


def test_what_nobody_asked_for_lies_settled_until_the_customer_answers(vera, mail_inbox, nina):
    talk = quiet_talk(vera, mail_inbox, "vera@example.com", subject="Ваша запись", by=nina)
    said = write_unasked(talk, "Ждём вас завтра", key="notice:1")
    kept = Conversation.objects.get()
    assert kept.is_resolved and kept.waiting_since is None and kept.assignee is None
    assert (said.author, said.dispatch.subject) == ("automatic", "Ваша запись")
    assert write_unasked(kept, "Ждём вас завтра", key="notice:1") == said
    assert kept.messages.count() == 1


def test_an_open_talk_goes_on_and_stays_as_it_was(vera, mail_inbox, nina):
    talk = open_conversation(inbox=mail_inbox, customer=vera, text="Где заказ?", by=None, from_customer=True)
    assert quiet_talk(vera, mail_inbox, "vera@example.com", subject="Запись", by=nina) == talk
    write_unasked(talk, "Ждём вас завтра", key="notice:2")
    talk.refresh_from_db()
    assert talk.is_waiting and talk.first_answered_at is None
