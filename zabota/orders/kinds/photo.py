from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds, has_picture


@evidence_kinds.register
class Photo(EvidenceKind):
    name = "photo"
    label = gettext_lazy("a photo")
    icon = "photo"
    order = 20
    takes_files = True

    def lacks(self, step: Any) -> str:
        return "" if has_picture(step) else _("Add a photo that shows it is done.")
