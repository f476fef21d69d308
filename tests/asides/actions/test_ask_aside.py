from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asides.actions.ask_aside import ask_aside
from zabota.asides.models import Aside
from zabota.channels.outgoing_mail import as_mail
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.models import Message


def test_a_supplier_is_asked_in_a_thread_of_its_own_that_knows_nothing_of_the_customer(aside, asked):
    dispatch = aside.messages.get().dispatch
    raw = as_mail(dispatch).decode("utf-8", "replace")
    assert (dispatch.to, dispatch.subject) == ("sklad@supplier.example", "Наличие детали")
    assert dispatch.in_reply_to == dispatch.references == "" and not dispatch.copies
    assert "alice" not in raw.lower() and f"#{asked.id}" not in raw
    assert aside.state == "waiting"
    assert asked.messages.count() == 1, "the customer's talk is as it was"


def test_only_what_is_chosen_goes_along(asked, nina, in_two_days):
    made = ask_aside(
        asked,
        to="lab@example.org",
        subject="Вопрос",
        text="Посмотрите, пожалуйста.",
        quotes=list(Message.objects.filter(conversation=asked)),
        answer_by=in_two_days,
        by=nina,
        request_key="one",
    )
    assert "> Where is my order?" in made.messages.get().text
    again = ask_aside(
        asked, to="lab@example.org", subject="-", text="-", answer_by=in_two_days, by=nina, request_key="one"
    )
    assert again == made and Aside.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"to": "Alice@example.com"}, "customer's own"),
        ({"to": "nobody"}, "e-mail"),
        ({"to": "help@zabota.example"}, "inbox of ours"),
        ({"text": " "}, "question"),
        ({"answer_by": timezone.now() - timedelta(hours=1)}, "day to come"),
    ],
)
def test_what_makes_no_sense_is_refused(asked, nina, in_two_days, wrong, words):
    given = {"to": "lab@example.org", "subject": "Вопрос", "text": "Когда?", "answer_by": in_two_days}
    with pytest.raises(Refused, match=words):
        ask_aside(asked, **{**given, **wrong}, by=nina)


def test_who_does_not_see_the_conversation_asks_nobody(asked, pavel, in_two_days):
    with pytest.raises(Refused):
        ask_aside(asked, to="lab@example.org", subject="В", text="Т", answer_by=in_two_days, by=pavel)


def test_of_a_confidential_conversation_only_its_circle_hears(asked, nina, in_two_days):
    asked.confided_to = [nina.id]
    asked.save()
    ask_aside(asked, to="lab@example.org", subject="В", text="Т", answer_by=in_two_days, by=nina)
    told = EventRecord.objects.get(name="AsideAsked").values
    assert told["circle"] == [[nina.id], []]
    assert not Aside.objects.visible_to(nina).exclude(conversation=asked).exists()
