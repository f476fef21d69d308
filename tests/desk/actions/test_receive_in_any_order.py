"""Whatever comes, in whatever order and however often: each delivery is one message, and the line is true."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import MONDAY, deliver, mail
from zabota.desk.actions.receive import receive
from zabota.desk.models import Conversation, Message

SENDERS = ("alice@example.com", "mallory@example.com")
arrivals = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(SENDERS), st.booleans(), st.booleans()),
    min_size=1,
    max_size=12,
)


@given(arrivals=arrivals)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_delivery_is_one_message(arrivals, alice, mail_inbox):
    Conversation.objects.all().delete()
    deliveries, first = {}, None
    for number, sender, proves, is_automatic in arrivals:
        delivery = deliveries.setdefault(number, deliver(mail_inbox))
        proof = (first.conversation_id,) if proves and first else ()
        incoming = mail(sender, f"text {number}", conversation_ids=proof, is_automatic=is_automatic)
        message = receive(incoming, delivery, at=MONDAY + timedelta(minutes=number))
        first = first or message
    assert Message.objects.count() == len(deliveries)
    for conversation in Conversation.objects.all():
        said = list(conversation.messages.order_by("at"))
        heard = [message.at for message in said if message.is_from_customer]
        assert conversation.message_count == len(said)
        assert conversation.last_message_at == said[-1].at
        assert (conversation.waiting_since is not None) == bool(heard)
        assert len({message.sender for message in said}) == 1  # a stranger never joins
