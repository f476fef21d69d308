from django.db import transaction
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.customers.actions.recognise import recognise
from zabota.customers.addresses import as_address
from zabota.customers.identities import one_line
from zabota.customers.models import Customer
from zabota.feedback.actions.name_responder import name_responder
from zabota.feedback.models import Invitation

LONGEST, FEWEST_DIGITS = 120, 6


@transaction.atomic
def leave_contact(invitation: Invitation, contact: str, name: str = "") -> Customer | None:
    """Whoever answered a kiosk or a receipt without a name wishes to be called back.

    `contact` is a telephone number or an e-mail address, claimed and not verified. The first one counts: None
    where somebody is known already. Refused for an anonymous survey, and for what is no address.
    """
    if invitation.is_anonymous:
        raise Refused(_("This survey is anonymous: we keep no contact with an answer."))
    if invitation.response.customer_id is not None:
        return None
    contact = one_line(contact).strip()
    kind = "email" if "@" in contact else "phone"
    known = as_address(kind, contact)
    is_phone = kind == "phone" and sum(sign.isdigit() for sign in known.value) >= FEWEST_DIGITS
    is_email = kind == "email" and "." in known.value.partition("@")[2]
    if len(contact) > LONGEST or not (is_phone or is_email):
        raise Refused(_("Please leave a telephone number or an e-mail address."))
    customer = recognise(
        kind, contact, name=one_line(name)[:LONGEST], language=invitation.language, branch=invitation.branch
    )
    name_responder(invitation.response, customer)
    return customer
