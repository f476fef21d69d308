from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.custody.events import DocumentDeclined, of_document
from zabota.custody.models import Document


@transaction.atomic
def decline_document(document: Document) -> None:
    """The customer would rather not: nobody asks why. Saying it again changes nothing."""
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if kept.declined_at:
        return
    if kept.received_at:
        raise Refused(_("The document is with us already; write to us and we delete it."))
    kept.declined_at = timezone.now()
    kept.save(update_fields=["declined_at"])
    announce(DocumentDeclined(**of_document(kept)))
