from zabota.desk.actions.reply import reply
from zabota.reception.actions.note_visit import note_visit


def test_a_visit_is_a_conversation_that_waits_and_can_be_answered_by_mail(vera, lena, central, mail_inbox):
    talk = note_visit(vera, said="Платье мало.\nХочет обменять", branch=central, by=lena)
    assert (talk.subject, talk.inbox.kind, talk.assignee) == ("Платье мало.", "in_person", lena)
    assert talk.is_waiting and talk.address == "vera@example.com"
    sent = reply(talk, by=lena, text="Отложили ваш размер")
    assert sent.dispatch.to == "vera@example.com"


def test_a_visit_answered_at_once_waits_for_nobody(vera, lena, central, limits):
    talk = note_visit(vera, said="Где примерочная?", answered="Показала", branch=central, by=lena)
    talk.refresh_from_db()
    assert not talk.is_waiting and talk.message_count == 2
    assert talk.clocks.get(limit="first_response").met_at
