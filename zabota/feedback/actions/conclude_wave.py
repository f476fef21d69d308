from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import WaveChanged
from zabota.feedback.models import Wave


@transaction.atomic
def conclude_wave(wave: Wave, conclusions: str, *, by: User | None, at: datetime | None = None) -> None:
    """What follows from the answers: a wave whose answers lie on the shelf is not done (S3-134)."""
    if not conclusions.strip():
        raise Refused(_("Write what you decided: who does what, by when."))
    kept = Wave.objects.select_for_update(of=("self",)).get(id=wave.id)
    if kept.ended_at is None:
        raise Refused(_("Wait until the wave has ended, or end it."))
    kept.conclusions, kept.concluded_at = conclusions.strip(), at or timezone.now()
    kept.save(update_fields=["conclusions", "concluded_at"])
    announce(WaveChanged(wave_id=kept.id, by_id=by.id if by else None))
    wave.refresh_from_db()
