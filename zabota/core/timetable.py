"""What of the schedule is due: each moment once, and what was missed made up for once (ADR 0090).

Moments are seconds since 1970; the schedule's lines are read in UTC, which knows no summer time.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from croniter import croniter
from django.db import IntegrityError, connection, transaction
from procrastinate.periodic import PeriodicTask

from zabota.core.jobs import job_app

FRESH_SECONDS = 600
"""A line that was never queued begins with a moment no older than that; an older one is only noted."""
UNEVEN_SECONDS = 300
"""So far the clocks of several machines may be apart, and one may be put right, and nothing is said of it."""
OFTEN_SECONDS = 3600
A_DAY = 86_400


@dataclass(frozen=True)
class Moment:
    """A moment of one line. `is_run` False: it is noted as done, so that the next one is known to be new."""

    at: int
    is_run: bool


def due(cron: str, noted: Iterable[int], now: float) -> Moment | None:
    """The moment to queue now, of a line whose `noted` moments were queued before; None when there is none.

    Noted moments that have not come yet say that the clock was set back. What runs hourly or oftener then
    goes on at once, as if they were not there; anything else waits for a moment that it never had, unless
    they are so far ahead that the clock was wrong altogether.
    """
    noted = sorted(noted)
    latest = round(croniter(cron, int(now) + 1).get_prev(float))
    past = [moment for moment in noted if moment <= now]
    set_back = noted[-1] - now if noted else 0
    if set_back > 0 and not (
        set_back > A_DAY or (set_back > UNEVEN_SECONDS and period(cron, latest) <= OFTEN_SECONDS)
    ):
        return None
    if past:
        return Moment(latest, True) if latest > past[-1] else None
    return Moment(latest, now - latest <= FRESH_SECONDS)


def period(cron: str, moment: int) -> int:
    """Seconds from this moment of a line to its next."""
    return round(croniter(cron, moment).get_next(float)) - moment


def queue_due(now: float) -> list[str]:
    """Queue a job for each line that is due, whichever process asks first; the names of those queued here."""
    noted = noted_moments()
    queued = []
    for key, line in job_app().periodic_registry.periodic_tasks.items():
        moment = due(line.cron, noted.get(key, ()), now)
        if moment and (queue(line, moment.at) if moment.is_run else note(line, moment.at)):
            queued.append(line.task.name)
    return queued


def noted_moments() -> dict[tuple[str, str], list[int]]:
    """(task, line) -> its newest moments, as procrastinate's own table keeps them."""
    query = "SELECT task_name, periodic_id, array_agg(defer_timestamp) FROM procrastinate_periodic_defers "
    query += "GROUP BY task_name, periodic_id"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {(task, line): moments for task, line, moments in cursor.fetchall()}


QUEUE = "SELECT procrastinate_defer_periodic_job_v2(%s, %s, %s, %s, %s, %s, %s, %s::jsonb)"


def queue(line: PeriodicTask, at: int) -> bool:
    """False when another process was faster, or the job of an earlier moment still waits: then it counts."""
    task: Any = line.task
    values = [task.queue, task.lock, task.queueing_lock, task.name, task.priority, line.periodic_id, at]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(QUEUE, [*values, json.dumps({"timestamp": at})])
            return cursor.fetchone()[0] is not None
    except IntegrityError:
        return False


def note(line: PeriodicTask, at: int) -> bool:
    query = "INSERT INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp) "
    query += "VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(query, [line.task.name, line.periodic_id, at])
    return False
