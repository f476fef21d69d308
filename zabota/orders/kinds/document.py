from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.orders.evidence_kind import EvidenceKind, evidence_kinds


@evidence_kinds.register
class DocumentEvidence(EvidenceKind):
    """Any file with something in it, a photo of a paper too."""

    name = "document"
    label = gettext_lazy("a document")
    icon = "file-text"
    order = 30
    takes_files = True

    def lacks(self, step: Any) -> str:
        added = step.evidences.counting().filter(file__size__gt=0).exists()
        return "" if added else _("Add the document that shows it is done.")
