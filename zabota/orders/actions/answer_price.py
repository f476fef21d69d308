from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.orders.events import PriceAnswered, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import PriceOffer


@transaction.atomic
def answer_price(offer: PriceOffer, *, agreed: bool, by: User | None = None, said: str = "") -> None:
    """The customer's yes or no to the latest price: by the link (`by` None), or as one of us heard it.

    The same answer again changes nothing; another one needs a new offer.
    """
    order = hold_order(offer.order, by)
    latest = order.prices.select_related("offered_by").first()
    if latest is None or latest.pk != offer.pk:
        raise Refused(_("There is a newer price: please look at that one."))
    if latest.is_answered:
        if bool(latest.agreed_at) != agreed:
            raise Refused(_("This price was answered already. Ask us for a new one."))
        return
    if by is not None and not said.strip():
        raise Refused(_("Write down how and in what words the customer answered."))
    now = timezone.now()
    latest.agreed_at, latest.declined_at = (now, None) if agreed else (None, now)
    latest.answered_by, latest.said = by, said.strip()
    latest.save(update_fields=["agreed_at", "declined_at", "answered_by", "said"])
    announce(PriceAnswered(agreed=agreed, **of_order(order, by)))
    offer.refresh_from_db()
