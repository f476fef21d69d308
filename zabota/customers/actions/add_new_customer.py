from django.db import transaction

from zabota.company.models import Branch, User
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.models import Customer


@transaction.atomic
def add_new_customer(
    *,
    name: str,
    phone: str,
    email: str,
    language: str,
    branch: Branch,
    by: User,
    expectation: str = "",
) -> Customer:
    """The first contact in one go: the card, and what the customer seems to expect, as a hypothesis."""
    addresses = [("phone", phone), ("email", email)]
    customer = add_customer(name=name, addresses=addresses, language=language, branch=branch, by=by)
    if expectation.strip():
        note_expectation(customer, expectation, by=by)
    return customer
