import threading

import pytest
from django.db import connection, connections

from zabota.core.models import EventRecord
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer, Identity, MergeSuggestion


def test_a_stranger_becomes_a_customer_whose_address_is_only_claimed(central):
    vera = recognise("email", "Вера <Vera@Пример.рф>", name="Вера Ёлкина", language="ru", branch=central)
    identity = vera.identities.get()
    assert (identity.kind, identity.value) == ("email", "vera@xn--e1afmkfd.xn--p1ai")
    assert identity.shown == "Вера <Vera@Пример.рф>"
    assert identity.verified_at is None
    assert (vera.name, vera.language, [*vera.branches.all()]) == ("Вера Ёлкина", "ru", [central])
    assert EventRecord.objects.get(name="CustomerAdded").values["customer_id"] == vera.id
    assert Customer.objects.found_by("елкин").get() == vera


def test_a_known_sender_costs_one_query(alice, central, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = recognise("email", "ALICE@example.com", name="Somebody Else", language="ro", branch=central)
    assert found == alice
    assert (found.name, found.language) == ("Alice Popescu", "en")


def test_a_branch_is_added_only_when_it_is_missing(alice, central, north):
    assert recognise("email", "alice@example.com", branch=north) == alice
    assert {*alice.branches.all()} == {central, north}


def test_what_the_card_does_not_know_is_taken_from_the_message(db):
    known = recognise("phone", "069 123 456")
    again = recognise("phone", "+373 69 123 456", name="Ștefan", language="ro")
    assert again == known
    assert (again.name, again.language, again.version) == ("Ștefan", "ro", 2)
    assert Customer.objects.found_by("ștef").get() == known


def test_a_free_address_named_beside_is_added_to_the_card(alice):
    assert recognise("email", "alice@example.com", also_known_as=[("phone", "069123456")]) == alice
    assert {i.value for i in alice.identities.all()} == {"alice@example.com", "+37369123456"}
    assert Customer.objects.found_by("123456").get() == alice


def test_an_address_of_another_card_named_beside_only_suggests_to_merge(alice):
    visitor = recognise("chat", "visitor-7", also_known_as=[("email", "alice@example.com")])
    recognise("chat", "visitor-7", also_known_as=[("email", "alice@example.com")])
    assert visitor != alice
    assert [*visitor.identities.values_list("kind", flat=True)] == ["chat"]
    suggestion = MergeSuggestion.objects.get()
    assert (suggestion.customer, suggestion.other, suggestion.reason) == (alice, visitor, "email")


def test_one_who_was_merged_is_recognised_as_the_one_who_stayed(alice, vera, central):
    Customer.objects.filter(id=vera.id).update(merged_into=alice)
    assert recognise("email", "vera@example.com", branch=central) == alice


def test_an_empty_address_makes_a_customer_without_one(db):
    nobody = recognise("email", "", name="Nobody")
    assert nobody != recognise("email", " \x00 ")
    assert Identity.objects.count() == 0


ODD = ["\ud800@\x00x", "a" * 5000 + "@example.com", "a@" + "ж" * 400, "a@b..c", "@"]


@pytest.mark.parametrize("value", ODD)
def test_odd_addresses_are_kept_and_known_again(db, value):
    assert recognise("email", value) == recognise("email", value)


@pytest.mark.django_db(transaction=True)
def test_many_messages_at_once_make_one_customer():
    mail, phone = ("email", "new@example.com"), ("phone", "069123456")
    names = [[mail, phone], [phone, mail]]
    at_once = threading.Barrier(8)
    found, failed = [], []

    def receive(number: int) -> None:
        (kind, value), other = names[number % 2]
        try:
            at_once.wait(10)
            found.append(recognise(kind, value, also_known_as=[other]).id)
        except Exception as error:  # noqa: BLE001
            failed.append(error)
        finally:
            connections["default"].close()

    for _ in range(5):
        found.clear()
        threads = [threading.Thread(target=receive, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert failed == []
        assert len(found) == 8 and len(set(found)) == 1
        assert Customer.objects.count() == 1
        assert Identity.objects.count() == 2
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE customers_customer CASCADE")
