from django.db import transaction

from zabota.company.models import Branch, User
from zabota.customers.actions.add_new_customer import add_new_customer
from zabota.customers.models import Customer
from zabota.reception.actions.note_visit import note_visit


@transaction.atomic
def welcome(
    *,
    name: str,
    phone: str = "",
    email: str = "",
    language: str = "",
    branch: Branch,
    by: User,
    expectation: str = "",
    said: str = "",
    request_key: str = "",
) -> Customer:
    """The first contact, whole, from one short form: the card, what is expected, and what was said.

    Raises AddressTaken where the customer has a card already, Refused without a name and an address.
    """
    customer = add_new_customer(
        name=name,
        phone=phone,
        email=email,
        language=language,
        branch=branch,
        by=by,
        expectation=expectation,
    )
    if said.strip():
        note_visit(customer, said=said, branch=branch, by=by, request_key=request_key)
    return customer
