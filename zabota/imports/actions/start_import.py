from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.imports.actions.run_import import run_later
from zabota.imports.meaning import ADDRESSES
from zabota.imports.models import CustomerImport


@transaction.atomic
def start_import(of: CustomerImport, *, by: User) -> None:
    """Take the rows over, as a job; starting again changes nothing."""
    kept = CustomerImport.objects.select_for_update().get(id=of.id)
    if kept.started_at:
        return
    if not {"name", *ADDRESSES} & kept.places.keys():
        raise Refused(_("Say in which column the name, the mail, the phone or the card stands."))
    kept.started_at = timezone.now()
    kept.save(update_fields=["started_at"])
    run_later.defer(import_id=kept.id)
