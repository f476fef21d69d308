import time
from datetime import datetime, timedelta
from operator import itemgetter

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from zabota.core.jobs import job_app
from zabota.core.orders import order
from zabota.core.pauses import LONGEST

SILENT_SECONDS = 60
SURE_SECONDS = 15.0
"""A living worker, which gives a sign every ten seconds, gives it by then, though the clock was set."""


def take_up_stalled_jobs(sure_seconds: float = SURE_SECONDS) -> int:
    """Queue again what a worker had begun when it died: one silent for a minute. Says how many.

    Of a job that may wait only once (its queueing lock) and waits already, the stalled one is dropped. A job
    that was put off while the clock was wrong by more than any pause waits no longer.
    """
    hurry = "UPDATE procrastinate_jobs SET scheduled_at = %s WHERE status = 'todo' AND scheduled_at > %s"
    order(hurry, [timezone.now(), timezone.now() + LONGEST])
    silent = stalled()
    if any(heartbeat for _job_id, heartbeat in silent):
        time.sleep(sure_seconds)
        silent &= stalled()
    return sum(take_up(job_id) for job_id, _heartbeat in sorted(silent, key=itemgetter(0)))


def stalled() -> set[tuple[int, datetime | None]]:
    """Jobs whose worker is gone or silent, with its last sign."""
    silent_since = timezone.now() - timedelta(seconds=SILENT_SECONDS)
    dead = Q(worker=None) | Q(worker__last_heartbeat__lt=silent_since)
    jobs = ProcrastinateJob.objects.filter(dead, status="doing")
    return set(jobs.values_list("id", "worker__last_heartbeat"))


def take_up(job_id: int) -> bool:
    try:
        with transaction.atomic():
            job_app().job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
    except (IntegrityError, ConnectorException):
        order("SELECT procrastinate_finish_job_v1(%s, 'failed', true)", [job_id])
        return False
    return True
