import pytest

from tests.imports.conftest import taken_over
from zabota.core.errors import Refused
from zabota.customers.models import Customer, Wish
from zabota.imports.actions.undo_import import run_undo, undo_import
from zabota.imports.untouched import links_to_customers


def test_not_before_it_ended(brought, dan):
    with pytest.raises(Refused):
        undo_import(brought(), by=dan)


def test_a_wish_is_enough_to_stay(brought, dan):
    of = taken_over(brought(), dan)
    kept = Customer.objects.get(name="Ион Чебан")
    Wish.objects.create(customer=kept, text="Кофе", by=dan)
    undo_import(of, by=dan)
    for _time in range(2):
        run_undo(of.id)
    assert list(Customer.objects.all()) == [kept]


def test_every_table_that_names_a_customer_is_asked():
    names = {link.model._meta.label for link in links_to_customers()}
    assert {"desk.Conversation", "customers.Promise", "complaints.Complaint", "feedback.Response"} <= names
