from django.db import transaction
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.feedback.events import ResponderKnown
from zabota.feedback.models import Invitation, Response


@transaction.atomic
def name_responder(response: Response, customer: Customer) -> None:
    """Whoever answered without a name is this customer. Said once; again, by whomever, changes nothing.

    Refused for an anonymous answer: it was promised that nobody will know.
    """
    kept = Response.objects.select_for_update(of=("self",)).select_related("invitation").get(pk=response.pk)
    if kept.invitation.is_anonymous:
        raise Refused(_("This answer is anonymous and stays so."))
    if kept.customer_id is not None:
        return
    Response.objects.filter(pk=kept.pk).update(customer=customer)
    Invitation.objects.filter(pk=kept.invitation_id, customer=None).update(customer=customer)
    announce(ResponderKnown(response_id=kept.pk, customer_id=customer.pk, branch_id=kept.branch_id))
    response.customer = customer
