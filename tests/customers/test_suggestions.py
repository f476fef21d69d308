import pytest

from tests.cast import greet
from zabota.company.parameters import value_of
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Identity
from zabota.customers.suggestions import same_name, suggest_merges


def said(customer, user) -> list[tuple[str, list[str]]]:
    return [(str(s.customer), [str(r) for r in s.reasons]) for s in suggest_merges(customer, user)]


@pytest.fixture
def indexed(alice, vera, bob):
    for customer in (alice, vera, bob):
        index_customer(customer)


def test_phones_that_end_alike_are_a_reason(alice, nina, central, indexed):
    recognise("phone", "069123456", branch=central, name="Alisa")
    Identity.objects.create(customer=alice, kind="phone", value="8069123456", shown="8069123456")
    assert said(alice, nina) == [("Alisa", ["Phones end alike: …69123456"])]


def test_variants_of_a_mail_address_are_a_reason(alice, nina, central, indexed):
    recognise("email", "ali.ce+shop@example.com", name="A. P.", branch=central)
    assert said(alice, nina) == [("A. P.", ["Variants of one mail address: alice@example.com"])]


def test_a_name_alone_is_no_reason_but_with_the_household_it_is(alice, nina, central, indexed):
    namesake = greet("POPESCU Alice", "namesake@example.com", central)
    index_customer(namesake)
    assert said(alice, nina) == []
    for customer in (alice, namesake):
        change_customer(customer, by=nina, version=1, household="Popescu, Ismail 5")
    alice.refresh_from_db()
    assert said(alice, nina) == [("POPESCU Alice", ["Same name and household", "Same name"])]


def test_cards_of_other_branches_stay_unseen(alice, nina, irina, north, indexed):
    recognise("email", "alice+shop@example.com", name="Alice", branch=north)
    assert said(alice, nina) == []
    assert len(said(alice, irina)) == 1


def test_a_suggestion_is_a_few_queries(alice, nina, central, indexed, django_assert_max_num_queries):
    recognise("email", "alice+shop@example.com", branch=central)
    nina.sees_all_branches, nina.branch_ids, nina.permissions  # noqa: B018
    value_of("company.phone_region")
    with django_assert_max_num_queries(4):
        assert suggest_merges(alice, nina)


def test_names_are_the_same_in_any_order_and_case():
    assert same_name("Вера Ёлкина", "ЕЛКИНА вера")
    assert same_name("Ștefan Țurcanu", "Turcanu Stefan")
    assert not same_name("Вера", "Вера")
