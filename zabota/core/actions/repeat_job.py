from django.utils import timezone

from zabota.core.jobs import job_app


def repeat_job(job_id: int) -> None:
    """Take a parked job up again, now."""
    job_app().job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
