from django.urls import reverse

from zabota.channels.links import link_maker
from zabota.custody.models import Document
from zabota.custody.models.document import PURPOSE


@link_maker(PURPOSE)
def sending_url(document_id: int) -> str:
    """Where the customer sends the document, or says no."""
    document = Document.objects.filter(id=document_id).first()
    if document is None:
        raise LookupError(f"No document {document_id}")
    return reverse("custody:sending", args=[document.token])
