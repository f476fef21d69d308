from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, order_of


@evidence_kinds.register
class PriceAgreed(EvidenceKind):
    """No work before the customer agreed to what it costs."""

    name = "price"
    label = gettext_lazy("the customer's yes to the price")
    icon = "receipt"
    order = 60
    of_order = True

    def lacks(self, step: Any) -> str:
        order = order_of(step)
        latest = order.prices.first() if order else None
        if latest is None:
            return _("Tell the customer the price first.")
        if latest.declined_at:
            return _("The customer said no to the price: offer another one, or call the plan off.")
        return "" if latest.agreed_at else _("The customer has not agreed to the price yet.")
