from datetime import timedelta

from django.utils import timezone

from tests.recovery.actions.test_ask_what_lacks import passive  # noqa: F401 - a fixture
from zabota.core.models import EventRecord
from zabota.desk.models import Message
from zabota.recovery.actions.ask_what_lacks import ask_what_lacks
from zabota.recovery.actions.hear_lack import hear_lack


def test_what_the_customer_says_next_is_the_answer_and_only_the_first(passive, talk):  # noqa: F811
    lack = ask_what_lacks(passive)

    def say(text, **more):
        at = timezone.now() + timedelta(minutes=5)
        return Message.objects.create(
            conversation=talk, direction="in", author="customer", text=text, at=at, **more
        )

    assert hear_lack(say("Я в отпуске", is_absence_note=True)) is None
    assert hear_lack(say("Воды в коридоре")) == lack
    assert hear_lack(say("И ещё")) is None
    lack.refresh_from_db()
    assert lack.answer.text == "Воды в коридоре"
    assert EventRecord.objects.filter(name="LackTold").count() == 1
