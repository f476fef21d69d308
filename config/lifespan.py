"""What starts and stops with the server: live updates, and unless told otherwise jobs and mail receiving."""

import asyncio
import logging
import os
import time
from typing import Any

from django.db import close_old_connections
from procrastinate.periodic import PeriodicRegistry

from zabota.core.jobs import job_app
from zabota.core.live import hub
from zabota.core.services import services
from zabota.core.timetable import queue_due

log = logging.getLogger("zabota.serve")

PAUSE_SECONDS = 2.0
"""Before a worker that ended by itself is started again."""
LOOK_SECONDS = 10.0
"""Between two looks at the schedule at most: a clock that is set forward is noticed so soon."""


def works_here() -> bool:
    """Whether this process also runs jobs and the services (`serve` alone does, one of several does)."""
    return os.environ.get("ZABOTA_EMBEDDED", "1") == "1"


async def lifespan(receive, send):
    worker = None
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            if works_here():
                worker = asyncio.create_task(work())
            for service in services:
                if works_here() or service.in_every_process:
                    await asyncio.to_thread(service.start)
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            for service in services:
                if works_here() or service.in_every_process:
                    await asyncio.to_thread(service.stop)
            if worker:
                await end(worker)
            await asyncio.to_thread(hub.stop)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def end(worker: asyncio.Task, seconds: int = 8) -> None:
    """Ask it once a second: a cancellation that meets a task in its first step is lost."""
    for _second in range(seconds):
        worker.cancel()
        await asyncio.wait({worker}, timeout=1)
        if worker.done():
            return


async def work(concurrency: int = 2) -> None:
    """Run jobs for ever, and queue what the schedule has due; a lost database is waited for."""
    timetable = asyncio.create_task(keep_timetable())
    connector: Any = job_app().connector
    app = job_app().with_connector(connector.get_worker_connector())
    app.periodic_registry = PeriodicRegistry()
    try:
        while True:
            try:
                async with app.open_async():
                    await app.run_worker_async(
                        concurrency=concurrency,
                        install_signal_handlers=False,
                        shutdown_graceful_timeout=5,
                        fetch_job_polling_interval=5,
                        delete_jobs="successful",
                    )
            except asyncio.CancelledError:
                raise
            except Exception as lost:
                log.warning("The worker stopped and will start again: %s", lost)
            await asyncio.sleep(PAUSE_SECONDS)
    finally:
        timetable.cancel()


async def keep_timetable() -> None:
    """Look at the schedule for ever, often enough to notice soon that the clock was set."""
    while True:
        try:
            await asyncio.to_thread(look_at_timetable)
        except Exception as lost:
            log.warning("The schedule cannot be looked at now: %s", lost)
        await asyncio.sleep(min(LOOK_SECONDS, 60.05 - time.time() % 60))


def look_at_timetable() -> None:
    """In whichever thread: its connection may have been ended by the database since the last time."""
    close_old_connections()
    queue_due(time.time())
