from datetime import timedelta

from django.utils import timezone

from zabota.desk.actions.open_conversation import open_conversation
from zabota.visits.actions.hear_answer import hear_answer
from zabota.visits.actions.send_notice import send_notice


def answered(vera, inbox, text):
    """A customer's message in a talk of its own, as one by SMS comes."""
    talk = open_conversation(inbox=inbox, customer=vera, text=text, by=None, from_customer=True)
    return talk.messages.get()


def reminded(booked):
    return send_notice(booked.notices.get(kind="reminder"), at=timezone.now() - timedelta(minutes=5))


def test_a_yes_confirms_and_leaves_nobody_waiting(booked, vera, mail_inbox):
    reminded(booked)
    message = answered(vera, mail_inbox, "Да, приду!")
    assert hear_answer(message) == booked
    booked.refresh_from_db()
    message.conversation.refresh_from_db()
    assert booked.state == "confirmed" and booked.confirmed_by is None
    assert message.conversation.is_resolved and message.conversation.unanswered_since is None
    assert hear_answer(message) == booked, "a job may run twice"


def test_a_no_calls_it_off_and_another_time_is_asked_for(booked, vera, mail_inbox):
    reminded(booked)
    asked = hear_answer(answered(vera, mail_inbox, "Другое время"))
    assert asked.state == "moving"


def test_a_no_waits_for_a_person_but_is_obeyed(booked, vera, mail_inbox):
    reminded(booked)
    message = answered(vera, mail_inbox, "Нет")
    assert hear_answer(message).state == "called_off"
    assert not message.conversation.is_resolved


def test_words_of_its_own_are_left_to_a_person(booked, vera, alice, mail_inbox):
    assert hear_answer(answered(vera, mail_inbox, "Да")) is None, "nothing was asked"
    reminded(booked)
    assert hear_answer(answered(vera, mail_inbox, "Да, а что взять с собой?")) is None
    assert hear_answer(answered(vera, mail_inbox, "Да")) is None, "something was said since"
    assert hear_answer(answered(alice, mail_inbox, "Да")) is None, "somebody else"
    booked.refresh_from_db()
    assert booked.state == "booked"


def test_after_it_a_yes_is_the_word_and_a_no_is_for_a_person(booked, vera, mail_inbox):
    send_notice(booked.notices.get(kind="after"), at=timezone.now() - timedelta(minutes=5))
    type(booked).objects.update(starts_at=timezone.now() - timedelta(hours=2))
    message = answered(vera, mail_inbox, "да")
    assert hear_answer(message).word == "all"
