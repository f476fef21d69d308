import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import greet
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.merge import merge
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.unmerge import unmerge
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.models import Customer, CustomerMerge, Identity


def card(customer: Customer) -> dict:
    """All that a card holds, to compare before and after."""
    row = Customer.objects.filter(id=customer.id).values().get()
    row.pop("version")
    hanging = {
        noun: sorted(getattr(customer, noun).values_list("id", flat=True))
        for noun in ("identities", "wishes", "expectations", "promises", "branches")
    }
    consents = sorted(customer.consents.values_list("purpose", "given_at", "withdrawn_at", "source"))
    return {**row, **hanging, "consents": consents}


def test_an_undone_merge_leaves_both_cards_as_they_were(alice, bob, nina):
    add_wish(bob, "Ceai", by=nina)
    change_customer(bob, by=nina, version=1, note="Notă", customer_class="VIP")
    before = card(alice), card(bob)
    row = merge(alice, bob, by=nina)
    unmerge(row, by=nina)
    unmerge(row, by=nina)
    assert (card(alice), card(bob)) == before
    assert Customer.objects.found_by("bob@example").get() == bob
    assert EventRecord.objects.filter(name="CustomersUnmerged").count() == 1


def test_what_came_since_stays_with_the_card_that_stayed(alice, vera, nina):
    row = merge(alice, vera, by=nina)
    add_identity(alice, "phone", "069123456", by=nina)
    alice = change_customer(alice, by=nina, version=2, name="Alice Ёлкина", customer_class="VIP")
    unmerge(row, by=nina)
    alice.refresh_from_db()
    assert {i.kind for i in alice.identities.all()} == {"email", "phone"}
    assert (alice.name, alice.customer_class) == ("Alice Ёлкина", "VIP")


def test_merges_of_merges_are_undone_from_the_last(alice, vera, bob, nina):
    first = merge(vera, bob, by=nina)
    second = merge(alice, vera, by=nina)
    with pytest.raises(Refused, match="first"):
        unmerge(first, by=nina)
    unmerge(second, by=nina)
    unmerge(first, by=nina)
    assert [c.identities.get().value for c in (alice, vera, bob)] == [
        "alice@example.com",
        "vera@example.com",
        "bob@example.com",
    ]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "undo", "wish", "expect", "consent", "refuse"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_however_cards_are_merged_nothing_is_lost_and_undoing_all_parts_them_again(nina, steps):
    Customer.objects.update(merged_into=None)
    CustomerMerge.objects.all().delete()
    Customer.objects.all().delete()
    people = [
        greet(name, f"{number}@example.com") for number, name in enumerate(["Alice", "Bob", "Вера", "Ștefan"])
    ]
    undo, homes, added = [], [p.identities.get() for p in people], 0
    for verb, one, other in steps:
        a, b = (Customer.objects.get(id=people[i].id) for i in (one, other))
        if verb == "merge" and one != other and not (a.merged_into_id or b.merged_into_id):
            undo.append(merge(a, b, by=nina))
        elif verb == "undo" and undo:
            unmerge(undo.pop(), by=nina)
        elif verb == "wish" and not a.merged_into_id:
            added += bool(add_wish(a, "tea", by=nina))
        elif verb == "expect" and not a.merged_into_id:
            added += bool(note_expectation(a, "quiet", by=nina))
        elif verb == "consent" and not a.merged_into_id:
            give_consent(a, "surveys", source="desk")
        elif verb == "refuse" and not a.merged_into_id:
            withdraw_consent(a, "news", source="desk")
        assert Identity.objects.count() == 4
        assert not Identity.objects.exclude(customer__merged_into=None).exists()
        held = sum(c.wishes.count() + c.expectations.count() for c in Customer.objects.present())
        assert held == added
    while undo:
        unmerge(undo.pop(), by=nina)
    assert [i.customer_id for i in homes] == [Identity.objects.get(id=i.id).customer_id for i in homes]
    assert Customer.objects.present().count() == 4
