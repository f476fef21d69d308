from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, has_picture, order_of


@evidence_kinds.register
class HandedOut(EvidenceKind):
    """PF-15: every part that came in is accounted for before the thing goes out."""

    name = "handed_out"
    label = gettext_lazy("every part accounted for, and a photo")
    icon = "checklist"
    order = 90
    takes_files = True
    of_order = True

    def lacks(self, step: Any) -> str:
        order = order_of(step)
        open_parts = [str(part) for part in order.parts.all() if part.is_open] if order else []
        if open_parts:
            return _("Say where these parts went: %(parts)s.") % {"parts": ", ".join(open_parts)}
        return "" if has_picture(step) else _("Add a photo of the thing as it goes.")
