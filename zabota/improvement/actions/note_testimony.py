from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.improvement.models import Investigation, Testimony


@transaction.atomic
def note_testimony(investigation: Investigation, who: str, said: str, *, by: User) -> Testimony:
    """Who was asked, and what they said."""
    kept = Investigation.objects.select_for_update().get(pk=investigation.pk)
    who, said = who.strip(), said.strip()
    if kept.closed_at:
        raise Refused(_("The investigation is concluded."))
    if not who or not said:
        raise Refused(_("Write who was asked and what they said."))
    return Testimony.objects.create(investigation=kept, who=who, said=said, by=by)
