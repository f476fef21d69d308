from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, has_picture, order_of


@evidence_kinds.register
class Diagnosis(EvidenceKind):
    """S3-216: what is wrong, in words and in a picture."""

    name = "diagnosis"
    label = gettext_lazy("the diagnosis, and a photo")
    icon = "search"
    order = 50
    takes_files = True
    of_order = True

    def lacks(self, step: Any) -> str:
        order = order_of(step)
        if order is None or not order.diagnosis:
            return _("Write down what was found.")
        return "" if has_picture(step) else _("Add a photo of what was found.")
