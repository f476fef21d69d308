"""Web pages, live streams, jobs and the mail receiver: in one process by default, in several on demand."""

import argparse
import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import django
import uvicorn
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from config import open_files, postgres
from config.links import Link, end_unread
from config.several import run_together

DEMOS = ("clinic", "shop", "repair")
APP = "config.asgi:app"
LONGEST_QUEUE = 4096
"""Links that the system keeps for us until we take them."""


class StreamClosingServer(uvicorn.Server):
    """A server that ends the live streams when it is asked to stop; it would wait for them for ever."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        live_hub().close_streams()
        super().handle_exit(sig, frame)


def live_hub() -> Any:
    """The hub, once Django is set up: its module holds models."""
    return sys.modules["zabota.core.live.hub"].hub


def serve(args: list[str]) -> None:
    """Bring the database up to date, have a demo company filled on a first start, and serve until stopped."""
    wanted = _arguments(args)
    open_files.raise_limit()
    host, port = _address(wanted.address)
    listening = _listen(host, port)
    django.setup()
    _prepare_database()
    if not get_user_model().objects.exists():
        _first_start(wanted, f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}")  # noqa: S104
    print(f"\nZabota is at http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}/", flush=True)  # noqa: S104
    print("Whom to sign in as: the sign-in page shows it for a demo company.", flush=True)
    if warning := open_files.warning():
        print(warning, flush=True)
    connections.close_all()
    if wanted.processes == 1:
        os.environ.setdefault("ZABOTA_EMBEDDED", "1")
        _watch_database()
        _serve_on(listening)
    else:
        os.environ["ZABOTA_SEVERAL"] = "1"
        _watch_database()
        web = ["web", "--socket", str(listening.fileno())]
        sys.exit(run_together([*[web] * wanted.processes, ["worker"]], keep=[listening.fileno()]))


def web(args: list[str]) -> None:
    """One of several web processes, on a socket that its parent opened."""
    parser = argparse.ArgumentParser(prog="zabota web")
    parser.add_argument("--socket", type=int, required=True)
    os.environ["ZABOTA_EMBEDDED"] = "0"
    django.setup()
    _serve_on(socket.socket(fileno=parser.parse_args(args).socket))


def worker(args: list[str]) -> None:
    """Jobs, schedule and mail receiver without web pages, until stopped. Any number may run."""
    argparse.ArgumentParser(prog="zabota worker", description=worker.__doc__).parse_args(args)
    os.environ["ZABOTA_EMBEDDED"] = "1"
    django.setup()
    connections.close_all()
    _watch_database()
    asyncio.run(_work())


async def _work() -> None:
    """The application's own start and stop, which the web server would call, around waiting for a signal."""
    config = uvicorn.Config(APP, lifespan="on", log_level="warning")
    config.load()
    life = config.lifespan_class(config)
    await life.startup()
    if life.should_exit:
        sys.exit("The worker could not start; the reason stands above.")
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    await stopped.wait()
    await life.shutdown()


def _arguments(args: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="zabota serve", description=serve.__doc__)
    parser.add_argument("address", nargs="?", default=os.environ.get("ZABOTA_BIND", "127.0.0.1:8000"))
    first = parser.add_mutually_exclusive_group()
    first.add_argument("--demo", choices=DEMOS, default=DEMOS[0], help="what to fill an empty database with")
    first.add_argument(
        "--empty", action="store_true", help="fill nothing; prints a link for the first administrator"
    )
    parser.add_argument(
        "--processes", type=int, default=1, help="web processes; jobs then run in one of their own"
    )
    wanted = parser.parse_args(args)
    if wanted.processes < 1:
        parser.error("--processes is 1 or more")
    return wanted


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        sys.exit(f"'{text}' is not an address; write host:port, as 127.0.0.1:8000, or a port alone.")
    return host.strip("[]") or "127.0.0.1", int(port)


def _listen(host: str, port: int) -> socket.socket:
    """Take the port first: a taken one is said at once, before anything is changed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    end_unread(listening)
    try:
        listening.bind((host, port))
    except OSError as error:
        sys.exit(
            f"Cannot listen on {host}:{port}: {error.strerror}. Another address: zabota serve 127.0.0.1:8001"
        )
    return listening


def _prepare_database() -> None:
    _refuse_newer_data()
    call_command("migrate", verbosity=0, interactive=False)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise complains of a missing one


def _refuse_newer_data() -> None:
    """Code older than its data would write wrong rows; it says so instead."""
    loader = MigrationLoader(connection)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("zabota.")}
    unknown = sorted(
        key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations
    )
    if unknown:
        app, name = unknown[0]
        sys.exit(
            f"The data was last used by a newer Zabota: it knows {app}.{name}, this one does not. Nothing "
            "was changed. Start the newer Zabota, or bring back an older copy with 'zabota restore'."
        )


def _first_start(wanted: argparse.Namespace, address: str) -> None:
    """A demo company, or the way in for the first administrator; an empty beginning is remembered.

    The company is filled beside the server, which is up at once; the sign-in page shows how far it is.
    """
    if wanted.empty:
        call_command("demo", "--empty", address=address)
        return
    print(f"First start: a demo company ({wanted.demo}) is prepared; --empty begins without one.", flush=True)
    filling = ["demo", wanted.demo, "--first-start", "--address", address]
    subprocess.Popen([sys.executable, "-m", "config.cli", *filling])  # noqa: S603 - our own command


def _watch_database() -> None:
    if "EMBEDDED_HOME" in settings.DATABASES["default"]:
        postgres.keep_running(settings.HOME)


def _serve_on(listening: socket.socket) -> None:
    config = uvicorn.Config(
        APP,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=5,
        server_header=False,
        proxy_headers=True,
        lifespan="on",
        http=Link,
        backlog=LONGEST_QUEUE,
    )
    StreamClosingServer(config).run(sockets=[listening])
