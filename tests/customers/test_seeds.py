from random import Random

import pytest

from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer, Expectation
from zabota.customers.seeds import seed


@pytest.mark.parametrize("profile", ["clinic", "shop", "repair"])
def test_seeded_customers_are_as_their_truth_says(central, north, nina, oleg, profile):
    made = seed(profile, Random(7), branches=[central, north], users=[nina, oleg], number=30)
    assert Customer.objects.count() == 30
    for one in made:
        assert recognise("email", one.email) == recognise("phone", one.phone) == one.customer
        assert one.customer.language == one.language
        assert [*one.customer.branches.all()] == [one.branch]
        said = one.customer.expectations.values_list("text", flat=True)
        assert [*said] == ([one.expectation] if one.expectation else [])
    assert not Expectation.objects.filter(customer__privacy="private").exists()
    assert {one.language for one in made} == {"ro", "ru", "en"}


def test_the_same_luck_makes_the_same_people(central, nina):
    def names(start: int) -> list[str]:
        Customer.objects.all().delete()
        made = seed("shop", Random(start), branches=[central], users=[nina], number=5)
        return [one.customer.name for one in made]

    assert names(3) == names(3) != names(4)
