from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.reply import reply
from zabota.desk.wording import language_of
from zabota.orders.events import OrderChanged, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import PriceOffer, ServiceOrder
from zabota.orders.models.service_order import PURPOSE

MOST = Decimal("9999999999")


@transaction.atomic
def offer_price(
    order: ServiceOrder,
    amount: Decimal,
    *,
    covers: str,
    by: User,
    price_of_new: Decimal | None = None,
    currency: str = "",
) -> PriceOffer:
    """Tell the customer what it costs and ask for a yes, by a link; an older offer counts no more."""
    hold_order(order, by)
    if not order.diagnosis:
        raise Refused(_("First write down what was found: the customer reads it beside the price."))
    if not 0 <= amount <= MOST or (price_of_new is not None and not 0 <= price_of_new <= MOST):
        raise Refused(_("Name a price from 0."))
    if not covers.strip():
        raise Refused(_("Say what the price covers."))
    offer = PriceOffer.objects.create(
        order=order,
        amount=round(amount, 2),
        currency=currency or value_of("company.currency"),
        covers=covers.strip(),
        price_of_new=price_of_new,
        offered_by=by,
    )
    conversation = order.plan.conversation
    with override(language_of(conversation)):
        text = _(
            "%(item)s: we found what is wrong.\n\n%(diagnosis)s\n\n"
            "Price: %(price)s. It covers: %(covers)s\n\n"
            "We begin only when you agree. Please say yes or no here: [[order]]"
        ) % {"item": order.item, "diagnosis": order.diagnosis, "price": offer, "covers": offer.covers}
    reply(conversation, by=by, text=text, links={"order": [PURPOSE, order.id]})
    announce(OrderChanged(**of_order(order, by)))
    return offer
