from typing import IO

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.privacy.events import PersonGivenOut
from zabota.privacy.giving import pack_person
from zabota.privacy.person import cards_of


def give_out(customer: Customer, *, by: User) -> IO[bytes]:
    """A ZIP of everything that is kept about a person, for that person; that it was made is kept as well."""
    if not by.may("privacy.give_out"):
        raise Refused(_("Only who keeps data may give it out."))
    announce(PersonGivenOut(customer_id=cards_of(customer)[0], by_id=by.id))
    return pack_person(customer)
