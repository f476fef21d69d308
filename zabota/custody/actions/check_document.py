from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.custody.actions.destroy_document import destroy_document
from zabota.custody.events import DocumentChecked, of_document
from zabota.custody.models import Document


def check_document(document: Document, verdict: str, *, by: User, remark: str = "") -> None:
    """Say whether it is in order. With that the file is gone; only this verdict stays."""
    if not by.may("custody.check"):
        raise Refused(_("Only who checks documents may say so."))
    if verdict not in Document.Verdict.values:
        raise Refused(_("Say whether the document is in order."))
    if verdict == Document.Verdict.WRONG and not remark.strip():
        raise Refused(_("Say what is wrong with it."))
    with transaction.atomic():
        kept = Document.objects.select_for_update().get(pk=document.pk)
        if kept.checked_at is None:
            if not kept.is_held:
                raise Refused(_("There is no file: it was never sent, or it is deleted."))
            kept.verdict, kept.remark = verdict, remark.strip()
            kept.checked_by, kept.checked_at = by, timezone.now()
            kept.save(update_fields=["verdict", "remark", "checked_by", "checked_at"])
            announce(DocumentChecked(verdict=verdict, **of_document(kept, by)))
    destroy_document(kept, by=by)
    document.refresh_from_db()
