"""The database is the queue: a job is queued in the transaction that caused it (procrastinate)."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import procrastinate
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app as current_app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.tasks import Task

from zabota.core.gathering import is_gathering, put
from zabota.core.orders import order

PATIENCE = RetryStrategy(max_attempts=8, exponential_wait=3)

_blueprint = procrastinate.Blueprint()


def task(*, name: str, queue: str = "default", **options: Any) -> Callable[[Callable], Task]:
    """Make a function a job: `it.defer(...)` queues it, a worker runs it, failures are retried with back-off.

    After the last try the job is parked as failed and stands on the jobs page.
    """
    options.setdefault("retry", PATIENCE)
    return _blueprint.task(name=name, queue=queue, **options)


def periodic(*, cron: str, name: str, queue: str = "default", **options: Any) -> Callable[[Callable], Task]:
    """Run a function on a schedule; several workers run it once. Used in config/schedule.py alone."""

    def schedule(function: Callable) -> Task:
        def run(timestamp: int) -> None:
            function()

        run.__name__, run.__module__ = function.__name__, function.__module__
        options.setdefault("queueing_lock", name)
        return _blueprint.periodic(cron=cron, periodic_id=name)(
            _blueprint.task(name=name, queue=queue, **options)(run)
        )

    return schedule


Job = tuple[Task, dict[str, Any]]


def queue_all(jobs: Iterable[Job]) -> None:
    """Queue jobs, of any tasks, in one statement; within `core.gathering.together` at its end."""
    chosen = list(jobs)
    if is_gathering():
        for job in chosen:
            put(_defer_all, job)
    else:
        _defer_all(chosen)


ROW = "ROW(%s, %s, %s, %s, NULL, %s::jsonb, %s::timestamptz)"
"""Of procrastinate's type `procrastinate_job_to_defer_v1`."""


def _defer_all(jobs: list[Job]) -> None:
    """In one message with the rows that cause them; what may clash with one that waits, and a queue that is
    not the database (a demo's past), by procrastinate's own means.
    """
    new = [work.configure().make_new_job(**values) for work, values in jobs]
    in_database = isinstance(job_app().connector, DjangoConnector)
    sure = [job for job in new if in_database and job.queueing_lock is None]
    others = [job for job in new if not in_database or job.queueing_lock is not None]
    if others:
        job_app().job_manager.batch_defer_jobs(others)
    if sure:
        values = [
            value
            for job in sure
            for value in (
                job.queue,
                job.task_name,
                job.priority,
                job.lock,
                json.dumps(job.task_kwargs),
                job.scheduled_at,
            )
        ]
        rows = ", ".join([ROW] * len(sure))
        order(f"SELECT procrastinate_defer_jobs_v1(ARRAY[{rows}]::procrastinate_job_to_defer_v1[])", values)


def use_app(app: App) -> None:
    """Called by procrastinate once Django is ready."""
    app.add_tasks_from(_blueprint, namespace="zabota")


def job_app() -> App:
    return current_app
