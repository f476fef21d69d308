"""What starts and stops with the server: live updates, and unless told otherwise jobs and mail receiving."""

import asyncio
import logging
import os
from contextlib import suppress
from typing import Any

from zabota.core.jobs import job_app
from zabota.core.live import hub
from zabota.core.services import services

log = logging.getLogger("zabota.serve")


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
                    await asyncio.to_thread(service.start)
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            for service in services:
                if works_here():
                    await asyncio.to_thread(service.stop)
            if worker:
                worker.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await asyncio.wait_for(worker, 8)
            await asyncio.to_thread(hub.stop)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def work(concurrency: int = 2) -> None:
    """Run jobs for ever; a lost database is waited for."""
    connector: Any = job_app().connector
    app = job_app().with_connector(connector.get_worker_connector())
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
            await asyncio.sleep(2)
