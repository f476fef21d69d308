from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.custody.models import Document


@transaction.atomic
def keep_document(document: Document, *, until: datetime, because: str, by: User) -> None:
    """Hold it longer, for a reason and to another day; never after the check."""
    if not by.may("custody.check"):
        raise Refused(_("Only who checks documents may say so."))
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if not kept.is_held:
        raise Refused(_("There is no file: it was never sent, or it is deleted."))
    if len(because.strip()) < 10:
        raise Refused(_("Say why it is needed longer."))
    longest = value_of("custody.longest_days")
    now = timezone.now()
    if not now < until <= now + timedelta(days=longest):
        raise Refused(_("Name a day within the next %(days)d days.") % {"days": longest})
    kept.needed_until, kept.kept_because = until, because.strip()
    kept.save(update_fields=["needed_until", "kept_because"])
    document.refresh_from_db()
