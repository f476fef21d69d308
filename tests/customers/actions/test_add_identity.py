import pytest

from zabota.core.errors import Refused
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.models import Customer
from zabota.customers.refusals import AddressTaken


def test_an_address_is_added_as_claimed_and_found_by_any_part(alice, nina):
    identity = add_identity(alice, "phone", "069 123 456", by=nina)
    assert (identity.value, identity.shown, identity.verified_at) == ("+37369123456", "069 123 456", None)
    assert Customer.objects.found_by("1234").get() == alice


def test_the_same_address_again_is_the_one_it_has(alice, nina):
    assert add_identity(alice, "email", "Alice@Example.com", by=nina) == alice.identities.get()


def test_an_address_of_another_card_is_refused_and_the_card_named(alice, vera, nina):
    with pytest.raises(AddressTaken, match="vera@example.com") as taken:
        add_identity(alice, "email", "VERA@example.com", by=nina)
    assert taken.value.customer == vera


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "alice"), ("email", "a@b c"), ("phone", "12"), ("phone", "Алиса"), ("card", "--")],
)
def test_what_is_no_address_is_refused(alice, nina, kind, value):
    with pytest.raises(Refused):
        add_identity(alice, kind, value, by=nina)
    assert alice.identities.count() == 1
