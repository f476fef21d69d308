import pytest

from zabota.customers.actions.add_new_customer import add_new_customer
from zabota.customers.models import Customer
from zabota.customers.refusals import AddressTaken


def new(by, branch, **fields):
    return add_new_customer(
        **{"name": "", "phone": "", "email": "", "language": "ro", **fields}, branch=branch, by=by
    )


def test_the_first_contact_is_one_step(nina, central):
    stefan = new(nina, central, name="Ștefan", phone="069123456", expectation="Repede")
    assert stefan.identities.get().value == "+37369123456"
    assert stefan.expectations.get().is_hypothesis


def test_nothing_is_left_of_a_refused_one(nina, central, alice):
    with pytest.raises(AddressTaken):
        new(nina, central, name="Alisa", phone="069123456", email="alice@example.com", expectation="Repede")
    assert [*Customer.objects.all()] == [alice]
