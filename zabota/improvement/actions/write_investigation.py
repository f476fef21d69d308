from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.improvement.actions.write_minutes import WrittenMeanwhile
from zabota.improvement.models import Investigation

MOST_WHYS = 5


@transaction.atomic
def write_investigation(
    investigation: Investigation, what_happened: str, whys: Iterable[str], *, version: int, by: User
) -> None:
    """What happened, and why, and why that, up to five times. As `write_minutes` about two writers."""
    kept = Investigation.objects.select_for_update().get(pk=investigation.pk)
    if kept.closed_at:
        raise Refused(_("The investigation is concluded."))
    text, reasons = what_happened.strip(), [why.strip()[:500] for why in whys if why.strip()][:MOST_WHYS]
    if (kept.what_happened, kept.whys) == (text, reasons):
        return
    if kept.version != version:
        raise WrittenMeanwhile("\n".join([kept.what_happened, *kept.whys]), kept.version)
    kept.what_happened, kept.whys, kept.version = text, reasons, kept.version + 1
    kept.save(update_fields=["what_happened", "whys", "version"])
    investigation.refresh_from_db()
