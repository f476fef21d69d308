from datetime import datetime
from time import monotonic

from django.utils import timezone

from zabota.core.errors import Refused
from zabota.feedback.actions.end_wave import end_wave
from zabota.feedback.actions.send_batch import send_batch
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Wave

SECONDS = 40
"""How long one round may take: the next minute has its own."""


def run_waves(*, at: datetime | None = None) -> None:
    """Every minute: start what is due, end what is over, and ask the next batch of each wave that runs."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    for wave in Wave.objects.filter(started_at=None, ended_at=None, starts_on__lte=today, ends_on__gte=today):
        try:
            start_wave(wave, at=at)
        except Refused:
            continue  # the wave's page says why
    for wave in Wave.objects.filter(ended_at=None, ends_on__lt=today).exclude(started_at=None):
        end_wave(wave, at=at)
    until = monotonic() + SECONDS
    for wave in Wave.objects.running():
        if monotonic() < until:
            send_batch(wave, at=at)
