from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, order_of


@evidence_kinds.register
class WarrantyGiven(EvidenceKind):
    """PF-13: in writing, never in words only."""

    name = "warranty"
    label = gettext_lazy("the warranty, sent in writing")
    icon = "shield-check"
    order = 80
    of_order = True

    def lacks(self, step: Any) -> str:
        order = order_of(step)
        given = order is not None and order.warranties.exists()
        return "" if given else _("Send the customer the warranty in writing.")
