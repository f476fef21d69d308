from datetime import timedelta

from tests.recovery.conftest import TUESDAY
from zabota.desk.models import Message
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.hear_customer import hear_customer


def said(case, **fields) -> Message:
    at = TUESDAY + timedelta(hours=1)
    known = {"direction": "in", "author": "customer", "text": "Да, слушаю", "at": at}
    return Message.objects.create(conversation=case.conversation, **{**known, **fields})


def test_an_answer_to_what_we_wrote_is_contact(case, irina):
    add_step(case, "message", by=irina, text="Мы хотим всё исправить", at=TUESDAY)
    message = said(case)
    hear_customer(message)
    hear_customer(message)
    case.refresh_from_db()
    assert case.contacted_at == message.at
    assert case.steps.filter(reached=True).count() == 1


def test_an_absence_note_is_not_the_customer(case, irina):
    add_step(case, "message", by=irina, text="Мы хотим всё исправить", at=TUESDAY)
    assert hear_customer(said(case, is_absence_note=True)) is None


def test_what_came_before_we_wrote_is_not_an_answer(case):
    assert hear_customer(said(case)) is None
