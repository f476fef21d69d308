from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.routing.models import Absence


@transaction.atomic
def note_absence(
    user: User, *, starts_at: datetime, ends_at: datetime, kind: str, by: User | None, note: str = ""
) -> Absence:
    """Somebody will not be here: they are given nothing, and within a minute what waits for them goes on."""
    if ends_at <= starts_at:
        raise Refused(_("An absence ends after it starts."))
    return Absence.objects.create(
        user=user, starts_at=starts_at, ends_at=ends_at, kind=kind, note=note.strip()[:200], by=by
    )
