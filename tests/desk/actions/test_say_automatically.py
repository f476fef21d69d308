from datetime import timedelta

from tests.desk.conftest import MONDAY
from zabota.channels.models import Dispatch
from zabota.desk.actions.say_automatically import say_automatically


def test_the_same_key_says_it_once_and_the_customer_still_waits(asked):
    at, to = MONDAY + timedelta(minutes=1), asked.messages.first()
    first = say_automatically(asked, "Мы открыты с 9.", key="k:1", to=to, subject="Re: Order", at=at)
    again = say_automatically(asked, "Мы открыты с 9.", key="k:1", to=to, subject="Re: Order", at=at)
    assert first == again and Dispatch.objects.get().is_automatic
    assert asked.waiting_since and asked.first_answered_at is None
