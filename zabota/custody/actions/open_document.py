from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.custody.models import Document, Opening
from zabota.custody.sealed import Gone, unseal


def open_document(document: Document, *, by: User) -> bytes:
    """The file, for one who checks documents; who looked is written down first."""
    if not by.may("custody.check"):
        raise Refused(_("Only who checks documents may open one."))
    if not document.is_held:
        raise Refused(_("There is no file: it was never sent, or it is deleted."))
    with transaction.atomic():
        Opening.objects.create(document=document, by=by)
    try:
        return unseal(document.sealed_as)
    except Gone as gone:
        raise Refused(_("There is no file: it was never sent, or it is deleted.")) from gone
