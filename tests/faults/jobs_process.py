"""A nursery of workers that are killed: Django is set up once, each child is a fork that leads one life.

    python -c "from tests.faults.jobs_process import main; main()" < orders

An order is a line of JSON: {"life": ..., "database": ..., ...}. The answer is one line, how the child ended.
Jobs are run by the product's own worker; a child kills itself with SIGKILL where the order says so.
"""

import asyncio
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.faults import job_rows  # noqa: E402
from tests.faults.traces import traces  # noqa: E402
from zabota.core.actions.take_up_stalled_jobs import take_up_stalled_jobs  # noqa: E402
from zabota.core.jobs import job_app  # noqa: E402
from zabota.imports.models import CustomerImport, MailboxImport  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AFTER = -1
"""Kill when the job's function has returned, before the worker can note that it is done."""


def prepare(said: str) -> None:
    """The world, and what each job will be called with: written to the file `said`."""
    jobs = {
        name: {"task": row.task, "values": row.values, "hours": row.hours} for name, row in rows().items()
    }
    with open(said, "w", encoding="utf-8") as file:
        imports = [noun.objects.exclude(file=None) for noun in (CustomerImport, MailboxImport)]
        uploads = [str(one.file.path) for rows in imports for one in rows]
        said_of_all = {"now": timezone.now().isoformat(), "jobs": jobs, "traces": traces()}
        json.dump({**said_of_all, "uploads": uploads}, file)


def rows() -> dict[str, job_rows.Ready]:
    return job_rows.make_ready()


def work(jobs: list[dict[str, Any]], now: str, said: str) -> None:
    """Each job in turn: queue it, or take up what a killed worker left of it, and run all there is to do.

    What it left is appended to the file `said`, a line a job.
    """
    count = Statements()
    for task in {id(task): task for task in job_app().tasks.values()}.values():
        task.func = count.around(task.func, task.name)
    asyncio.run(work_off(jobs, datetime.fromisoformat(now), count, said))


async def work_off(jobs: list[dict[str, Any]], now: datetime, count: "Statements", said: str) -> None:
    """With the worker of `config.lifespan.work`, until nothing is left to do; its schedule defers nothing."""
    connector: Any = job_app().connector
    app = job_app().with_connector(connector.get_worker_connector())
    app.periodic_registry.periodic_tasks.clear()
    async with app.open_async():
        for job in jobs:
            if job["begin"]:
                await app.configure_task(job["task"]).defer_async(**job["values"])
            else:
                await asyncio.to_thread(take_up)
            count.look_at(job["task"], job["kill"])
            freeze(now + timedelta(hours=job["hours"]))
            await app.run_worker_async(
                concurrency=1, wait=False, install_signal_handlers=False, delete_jobs="successful"
            )
            timezone.now = REAL_NOW
            await asyncio.to_thread(note, said, count.seen)


def note(said: str, statements: int) -> None:
    with open(said, "a", encoding="utf-8") as file:
        file.write(json.dumps({"statements": statements, "traces": traces()}) + "\n")
    connection.close()


def take_up() -> None:
    """A minute later a worker that starts finds what was begun, by the action of the schedule."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    take_up_stalled_jobs(0)
    connection.close()


REAL_NOW = timezone.now


def freeze(moment: datetime) -> None:
    timezone.now = lambda: moment  # type: ignore[assignment]


class Statements:
    """Counts what a job says to the database, and kills this process before statement `kill`."""

    name, kill, seen = "", None, 0

    def look_at(self, name: str, kill: int | None) -> None:
        self.name, self.kill, self.seen = name, kill, 0

    def around(self, function: Callable, name: str) -> Callable:
        def run(*args: Any, **named: Any) -> Any:
            if name != self.name:
                return function(*args, **named)
            with connection.execute_wrapper(self._count):
                result = function(*args, **named)
            if self.kill == AFTER:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return run

    def _count(self, execute: Callable, *args: Any) -> Any:
        self.seen += 1
        if self.seen == self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)


LIVES: dict[str, Callable[..., None]] = {"prepare": prepare, "work": work}


def live(order: dict[str, Any]) -> int:
    """Lead this life in a fork; the exit code, negative for a signal."""
    if pid := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    code = 1
    try:
        os.dup2(2, 1)
        connection.settings_dict["NAME"] = order.pop("database")
        LIVES[order.pop("life")](**order)
        connection.close()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    for line in sys.stdin:
        print(live(json.loads(line)), flush=True)


if __name__ == "__main__":
    main()
