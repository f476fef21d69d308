from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, has_picture, order_of


@evidence_kinds.register
class WorkDone(EvidenceKind):
    """S3-216, PF-04: described and shown, at an agreed price, under a licence that is valid."""

    name = "work"
    label = gettext_lazy("what was done, and a photo")
    icon = "tool"
    order = 70
    takes_files = True
    of_order = True

    def lacks(self, step: Any) -> str:
        order = order_of(step)
        if order is None or not order.work_done:
            return _("Write down what was done.")
        if lacks := evidence_kinds["price"].lacks(step):
            return lacks
        if order.licence and not order.licence.is_valid_on(timezone.localdate()):
            return _("The licence %(number)s is not valid any more.") % {"number": order.licence.number}
        return "" if has_picture(step) else _("Add a photo of what was done.")
