import pytest

from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.models import Conversation, Message
from zabota.portal.actions.write import write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def talk(vera, mail_inbox, nina) -> Conversation:
    return open_conversation(customer=vera, inbox=mail_inbox, subject="Анализы", text="Готово", by=nina)


def test_what_a_customer_writes_joins_their_conversation(talk):
    write(talk, "Спасибо, а когда забрать?", address="vera@example.com")
    said = Message.objects.filter(conversation=talk, author="customer").get()
    assert said.text == "Спасибо, а когда забрать?"
    assert Conversation.objects.get().waiting_since is not None


def test_pressed_twice_it_is_said_once(talk):
    for _again in range(2):
        write(talk, "Când?", address="vera@example.com", key="k1")
    assert Message.objects.filter(author="customer").count() == 1
