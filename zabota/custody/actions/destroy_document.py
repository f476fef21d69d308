from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.custody.events import DocumentDestroyed, of_document
from zabota.custody.models import Document
from zabota.custody.sealed import destroy


def destroy_document(document: Document, *, by: User | None = None) -> None:
    """Delete the file for good; what the check said stays. Again it changes nothing.

    The file goes before its row says so: after a crash in between the row is mended by the next try.
    """
    if not document.is_held:
        return
    destroy(document.sealed_as)
    with transaction.atomic():
        kept = Document.objects.select_for_update().get(pk=document.pk)
        if kept.is_held:
            kept.destroyed_at, kept.sealed_as, kept.filename = timezone.now(), "", ""
            kept.save(update_fields=["destroyed_at", "sealed_as", "filename"])
            announce(DocumentDestroyed(**of_document(kept, by)))
    document.refresh_from_db()
