from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import PaperBatch
from zabota.core.errors import Refused


@transaction.atomic
def close_batch(batch: PaperBatch) -> None:
    """Nothing more is typed in. Refused while sheets wait for their second reading. Again changes nothing."""
    kept = PaperBatch.objects.select_for_update(of=("self",)).get(id=batch.id)
    waiting = kept.sheets.filter(invitation=None).count()
    if waiting:
        raise Refused(_("Sheets that still wait for a second reading: %(number)d.") % {"number": waiting})
    if kept.closed_at is None:
        kept.closed_at = timezone.now()
        kept.save(update_fields=["closed_at"])
    batch.refresh_from_db()
