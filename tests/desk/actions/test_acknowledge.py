import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import MONDAY, say
from zabota.channels.models import Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.desk.actions.acknowledge import acknowledge
from zabota.desk.actions.reply import reply
from zabota.desk.models import Message
from zabota.desk.wording import fill


def test_the_customer_hears_the_number_in_their_language(vera, mail_inbox):
    message = say(mail_inbox, sender="vera@example.com")
    sent = acknowledge(message, at=MONDAY)
    assert sent.text.startswith("Здравствуйте, Вера Ёлкина!")
    assert f"#{message.conversation_id}" in sent.text
    assert sent.dispatch.is_automatic and sent.author == Message.Author.AUTOMATIC


def test_it_is_no_answer_of_ours(asked):
    acknowledge(asked.messages.get())
    asked.refresh_from_db()
    assert asked.waiting_since == MONDAY and asked.first_answered_at is None


def test_whoever_writes_meanwhile_may_send(asked, nina):
    seen = asked.version
    acknowledge(asked.messages.get())
    assert reply(asked, by=nina, text="Mâine, la 10:00.", version=seen).text == "Mâine, la 10:00."


def test_once_in_a_conversation_and_twice_a_day_to_one_customer(alice, mail_inbox):
    messages = [say(mail_inbox) for _ in range(4)]
    sent = [acknowledge(message, at=MONDAY) for message in [messages[0], *messages]]
    assert [bool(one) for one in sent] == [True, False, True, False, False]


@pytest.mark.parametrize("machine", [{"is_automatic": True}, {"is_absence_note": True}])
def test_a_machine_is_never_answered(alice, mail_inbox, machine):
    assert acknowledge(say(mail_inbox, **machine)) is None


def test_an_inbox_decides_for_itself(asked, mail_inbox):
    mail_inbox.settings = {"acknowledge": False}
    mail_inbox.save()
    assert acknowledge(asked.messages.get()) is None


def test_it_can_be_switched_off(asked):
    set_parameter("desk.acknowledge", False)
    assert acknowledge(asked.messages.get()) is None


def test_a_name_with_braces_is_put_in_once():
    assert fill("{name} {number} {secret}", {"name": "{number}", "number": "7"}) == "{number} 7 {secret}"


@given(joins=st.lists(st.booleans(), min_size=6, max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_machine_that_answers_everything_is_left_alone_after_five_messages(joins, alice, mail_inbox):
    """It strips every mark of a machine, and answers in the same conversation or with a new mail."""
    Message.objects.all().delete()
    Dispatch.objects.all().delete()
    said, ours = 0, None
    for in_the_same in joins:
        proof = (ours.conversation_id,) if ours and in_the_same else ()
        message = say(mail_inbox, conversation_ids=proof)
        said += 1
        ours = acknowledge(message, at=MONDAY)
        if ours is None:
            break
        said += 1
    assert said <= 5
