from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.events import CustomerChanged
from zabota.customers.identities import normalise, one_line, shortened
from zabota.customers.models import Customer, Identity
from zabota.customers.refusals import AddressTaken


@transaction.atomic
def add_identity(customer: Customer, kind: str, value: str, *, by: User | None) -> Identity:
    """Write an address on the card; the one it already has is returned as it is.

    Raises Refused for what is no address of that kind, AddressTaken for an address of another card.
    """
    normal = normalise(kind, value, value_of("company.phone_region"))
    refuse_impossible(kind, normal, value)
    try:
        with transaction.atomic():
            identity, is_new = Identity.objects.select_related("customer").get_or_create(
                kind=kind, value=normal, defaults={"customer": customer, "shown": shortened(one_line(value))}
            )
    except IntegrityError:  # taken between the question and the answer
        identity, is_new = Identity.objects.select_related("customer").get(kind=kind, value=normal), False
    if identity.customer_id != customer.id:
        raise AddressTaken(identity)
    if is_new:
        index_customer(customer)
        announce(CustomerChanged(customer_id=customer.id, by_id=by.id if by else None))
    return identity


def refuse_impossible(kind: str, normal: str, given: str) -> None:
    """Raise Refused for an empty address, a mail without its @, a phone that cannot be dialled."""
    said = {"given": one_line(given)}
    if not normal:
        raise Refused(_("The address is empty."))
    if kind == "phone" and not normal.startswith("+"):
        raise Refused(_("“%(given)s” is not a phone number. Write it with the country code.") % said)
    if kind == "email":
        try:
            validate_email(normal)
        except ValidationError as error:
            raise Refused(_("“%(given)s” is not an e-mail address.") % said) from error
