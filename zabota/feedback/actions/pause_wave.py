from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.feedback.events import WaveChanged
from zabota.feedback.models import Wave


@transaction.atomic
def pause_wave(
    wave: Wave, *, resting: bool = True, by: User | None = None, at: datetime | None = None
) -> None:
    """Ask nobody else for now (`resting`), or go on. Whoever was asked can answer. Again changes nothing."""
    kept = Wave.objects.select_for_update(of=("self",)).get(id=wave.id)
    if kept.started_at is None or kept.ended_at is not None or resting == (kept.paused_at is not None):
        return
    kept.paused_at = (at or timezone.now()) if resting else None
    kept.save(update_fields=["paused_at"])
    announce(WaveChanged(wave_id=kept.id, by_id=by.id if by else None))
    wave.refresh_from_db()
