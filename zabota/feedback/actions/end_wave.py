from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.events import WaveChanged
from zabota.feedback.models import Wave
from zabota.feedback.waves import shifted


@transaction.atomic
def end_wave(wave: Wave, *, by: User | None = None, at: datetime | None = None) -> Wave | None:
    """Ask nobody else. Gives back the next wave, planned with the same questions, where there is a rhythm.

    Links already sent go on working. Again changes nothing. It is done only with its conclusions.
    """
    at = at or timezone.now()
    kept = Wave.objects.select_for_update(of=("self",)).select_related("survey").get(id=wave.id)
    if kept.ended_at is not None or kept.started_at is None:
        return None
    kept.ended_at = at
    kept.save(update_fields=["ended_at"])
    announce(WaveChanged(wave_id=kept.id, by_id=by.id if by else None))
    wave.refresh_from_db()
    return plan_next(kept) if kept.rhythm else None


def plan_next(wave: Wave) -> Wave:
    name = wave.name.rpartition(" · ")[0] or wave.name
    starts_on = shifted(wave.starts_on, wave.rhythm)
    return plan_wave(
        None,
        wave.survey,
        starts_on,
        shifted(wave.ends_on, wave.rhythm),
        branches=list(wave.branches.all()),
        by=wave.made_by,
        name=f"{name} · {starts_on:%m.%Y}"[:120],
        rhythm=wave.rhythm,
        group=wave.group,
        answers_wanted=wave.answers_wanted,
        batch_size=wave.batch_size,
        questions=wave.questions,
        number=wave.number + 1,
        follows=wave,
    )
