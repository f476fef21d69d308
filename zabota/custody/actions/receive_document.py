from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.core.actions.store_file import safe_filename
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.custody.events import DocumentReceived, of_document
from zabota.custody.models import Document
from zabota.custody.sealed import destroy, seal


def receive_document(document: Document, content: bytes, filename: str) -> None:
    """Seal what the customer sent; only the sealed file exists from here on. One file a request."""
    largest = value_of("custody.largest_megabytes")
    if not content:
        raise Refused(_("The file is empty."))
    if len(content) > largest << 20:
        raise Refused(_("The file is larger than %(size)d MB.") % {"size": largest})
    name = seal(content)
    try:
        _note(document, name, safe_filename(filename))
    except BaseException:
        destroy(name)
        raise


@transaction.atomic
def _note(document: Document, name: str, filename: str) -> None:
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if kept.received_at:
        raise Refused(_("We have it already. Thank you."))
    if kept.is_over():
        raise Refused(_("This is not needed any more: nothing was kept."))
    kept.received_at, kept.sealed_as, kept.filename = timezone.now(), name, filename
    kept.save(update_fields=["received_at", "sealed_as", "filename"])
    announce(DocumentReceived(**of_document(kept)))
