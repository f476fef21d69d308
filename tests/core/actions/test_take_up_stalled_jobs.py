import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
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
    assert take_up_stalled_jobs(0) == 1
    assert ProcrastinateJob.objects.get(id=job_id).status == "todo"


def test_a_living_worker_keeps_its_job():
    job_id = begun_by_a_worker(seconds_ago=5)
    assert take_up_stalled_jobs(0) == 0
    assert ProcrastinateJob.objects.get(id=job_id).status == "doing"


def test_a_job_of_the_schedule_that_waits_again_already_holds_up_no_other():
    stalled = begun_by_a_worker(seconds_ago=300)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET queueing_lock = 'desk.wake_due' WHERE id = %s", [stalled]
        )
    waiting = react.configure(queueing_lock="desk.wake_due").defer(reaction="nowhere.nothing", event_id=0)
    other = begun_by_a_worker(seconds_ago=300)
    assert take_up_stalled_jobs(0) == 1
    left = ProcrastinateJob.objects.filter(id__in=[stalled, waiting, other])
    assert set(left.values_list("id", "status")) == {(waiting, "todo"), (other, "todo")}


def test_a_worker_that_only_looks_silent_because_the_clock_was_set_keeps_its_job(monkeypatch):
    job_id = begun_by_a_worker(seconds_ago=3 * 3600)

    def give_a_sign(_seconds):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now()")

    monkeypatch.setattr(time, "sleep", give_a_sign)
    assert take_up_stalled_jobs() == 0
    assert ProcrastinateJob.objects.get(id=job_id).status == "doing"


def test_a_job_that_was_put_off_by_a_clock_a_year_ahead_waits_no_longer_and_others_do():
    now = timezone.now()
    far = react.configure(schedule_at=now + timedelta(days=365)).defer(reaction="nowhere.nothing", event_id=0)
    soon = react.configure(schedule_at=now + timedelta(hours=2)).defer(reaction="nowhere.nothing", event_id=0)
    take_up_stalled_jobs(0)
    due = ProcrastinateJob.objects.filter(scheduled_at__lte=timezone.now()).values_list("id", flat=True)
    assert far in due and soon not in due
