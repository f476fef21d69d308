import json

import pytest
from django.db import connection

from zabota.company.actions.set_parameter import set_parameter
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.merge import merge
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.models import Customer, CustomerMerge, Expectation, Wish

SECRET = "любит ромашковый чай"


def test_privacy_erases_the_remarks_and_refuses_new_ones(vera, nina):
    vera = change_customer(vera, by=nina, version=1, note=SECRET, household="Ёлкины")
    add_wish(vera, SECRET, by=nina)
    note_expectation(vera, SECRET, by=nina)
    choose_privacy(vera, "private", source="said at the desk", by=nina)
    vera = Customer.objects.get()
    assert (vera.note, vera.household) == ("", None)
    assert not Wish.objects.exists() and not Expectation.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM customers_customerevent c WHERE c::text LIKE %s", [f"%{SECRET}%"]
        )
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM customers_customerevent c WHERE c::text LIKE %s", ["%Ёлкина%"])
        assert cursor.fetchone()[0] > 0
    assert EventRecord.objects.get(name="PrivacyChosen").values["privacy"] == "private"


def test_privacy_erases_what_came_with_a_merge_too(alice, vera, nina):
    change_customer(vera, by=nina, version=1, note=SECRET)
    merge(alice, vera, by=nina)
    assert SECRET in Customer.objects.get(id=alice.id).note
    choose_privacy(alice, "private", source="portal")
    assert not any(Customer.objects.values_list("note", flat=True))
    assert SECRET not in json.dumps(CustomerMerge.objects.get().moved, ensure_ascii=False)


def test_personal_service_is_a_consent_with_its_source(alice):
    choose_privacy(alice, "personal", source="portal")
    assert alice.consents.in_force().get().source == "portal"
    choose_privacy(alice, "personal", source="again")
    assert EventRecord.objects.filter(name="PrivacyChosen").count() == 1


def test_nobody_chooses_not_to_be_asked(alice):
    with pytest.raises(Refused):
        choose_privacy(alice, "unasked", source="portal")


def test_a_company_may_keep_no_remarks_until_the_customer_was_asked(alice, nina):
    add_wish(alice, "Tea", by=nina)
    set_parameter("customers.remarks_until_asked", False)
    assert not Wish.objects.visible_to(nina).exists()
    with pytest.raises(Refused, match="Ask"):
        add_wish(alice, "Coffee", by=nina)
    choose_privacy(alice, "personal", source="desk", by=nina)
    assert Wish.objects.visible_to(nina).count() == 1
