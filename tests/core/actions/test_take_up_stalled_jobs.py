import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.core.actions.take_up_stalled_jobs import take_up_stalled_jobs
from zabota.core.events import react

pytestmark = pytest.mark.django_db(transaction=True)


def begun_by_a_worker(seconds_ago: int) -> int:
    """A job that a worker took up and has been silent about since."""
    job_id = react.defer(reaction="nowhere.nothing", event_id=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [seconds_ago],
        )
        (worker_id,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [worker_id, job_id],
        )
    return job_id


def test_what_a_dead_worker_had_begun_is_done_again():
    job_id = begun_by_a_worker(seconds_ago=300)
    assert take_up_stalled_jobs() == 1
    assert ProcrastinateJob.objects.get(id=job_id).status == "todo"


def test_a_living_worker_keeps_its_job():
    job_id = begun_by_a_worker(seconds_ago=5)
    assert take_up_stalled_jobs() == 0
    assert ProcrastinateJob.objects.get(id=job_id).status == "doing"
