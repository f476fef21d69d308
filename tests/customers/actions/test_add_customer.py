import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.models import Customer
from zabota.customers.refusals import AddressTaken


def test_a_customer_is_added_at_the_first_contact(nina, central):
    stefan = add_customer(
        name=" Ștefan  Țurcanu ",
        addresses=[("phone", "069 123 456"), ("email", "")],
        language="ro",
        branch=central,
        by=nina,
    )
    assert stefan.name == "Ștefan Țurcanu"
    assert stefan.identities.get().value == "+37369123456"
    assert Customer.objects.visible_to(nina).get() == stefan
    assert Customer.objects.found_by("turcanu").get() == stefan
    assert EventRecord.objects.get(name="CustomerAdded").by_id == nina.id


def test_nobody_at_all_is_refused(nina):
    with pytest.raises(Refused):
        add_customer(name=" ", addresses=[("email", " ")], by=nina)


def test_one_who_has_a_card_is_not_added_again(nina, alice):
    with pytest.raises(AddressTaken) as taken:
        add_customer(name="Alisa", addresses=[("email", "ALICE@example.com")], by=nina)
    assert taken.value.customer == alice
    assert Customer.objects.count() == 1
