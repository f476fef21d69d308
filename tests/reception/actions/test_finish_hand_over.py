from zabota.desk.actions.resolve import resolve
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.finish_hand_over import finish_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.note_visit import note_visit


def test_it_is_done_when_the_conversation_is_resolved(vera, lena, oleg, central):
    talk = note_visit(vera, said="Сломалась молния", branch=central, by=lena)
    made = accept_hand_over(hand_over(talk, by=lena, to_user=oleg, wants="Заменить"), by=oleg)
    resolve(talk, by=oleg, outcome="done")
    made.refresh_from_db()
    assert made.done_at and not made.is_open
    before = made.done_at
    finish_hand_over(talk.id)
    made.refresh_from_db()
    assert made.done_at == before
