from tests.channels.conftest import paper
from zabota.channels.actions.learn_name import learn_name
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.desk.models import Conversation


def test_a_name_that_the_channel_knows_comes_onto_the_card_and_the_list(plane, plane_inbox):
    plane.name_of = lambda inbox, address: "Вера Ёлкина"
    take_in(plane_inbox, [paper("1", "vera@example.com|Здравствуйте")])
    read_deliveries()
    assert learn_name(plane_inbox.id, "vera@example.com") == "Вера Ёлкина"
    talk = Conversation.objects.get()
    assert talk.customer_name == talk.customer.name == "Вера Ёлкина"
    plane.name_of = lambda inbox, address: "Другое"
    learn_name(plane_inbox.id, "vera@example.com")
    talk.customer.refresh_from_db()
    assert talk.customer.name == "Вера Ёлкина", "a name that is known stays"


def test_where_nobody_knows_nothing_happens(plane_inbox):
    assert learn_name(plane_inbox.id, "vera@example.com") == ""
