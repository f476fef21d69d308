from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.core.jobs import job_app

SILENT_SECONDS = 60


def take_up_stalled_jobs() -> int:
    """Queue again what a worker had begun when it died: one silent for a minute. Says how many."""
    silent_since = timezone.now() - timedelta(seconds=SILENT_SECONDS)
    dead = Q(worker=None) | Q(worker__last_heartbeat__lt=silent_since)
    stalled = ProcrastinateJob.objects.filter(dead, status="doing").values_list("id", flat=True)
    for job_id in (ids := list(stalled)):
        job_app().job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
    return len(ids)
