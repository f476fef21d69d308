from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import before_release, holds
from zabota.custody.models import Document, Opening
from zabota.custody.sealed import destroy

DOCUMENTS = _("Personal documents")


def open_no_more(documents: QuerySet) -> None:
    """The sealed files go with the commit."""
    held = documents.exclude(sealed_as="")
    for name in held.values_list("sealed_as", flat=True):
        transaction.on_commit(partial(destroy, name))
    held.update(destroyed_at=timezone.now())


holds(Opening, DOCUMENTS, of=("document__conversation__customer",))
holds(
    Document,
    DOCUMENTS,
    of=("conversation__customer",),
    clears=("filename", "sealed_as", "remark", "kept_because"),
    instead={"reason": "–"},
    secret=("nonce", "sealed_as"),
)
before_release(Document, open_no_more)
