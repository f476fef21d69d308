from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, has_picture


@evidence_kinds.register
class TakenIn(EvidenceKind):
    """PF-15: the thing, its number and its parts are known as they came."""

    name = "taken_in"
    label = gettext_lazy("its parts listed, and a photo")
    icon = "package"
    order = 40
    takes_files = True
    of_order = True

    def lacks(self, step: Any) -> str:
        return "" if has_picture(step) else _("Add a photo of the thing as it came.")
