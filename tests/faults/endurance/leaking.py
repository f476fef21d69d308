"""The control: the same application that keeps a little of every request, of each sort that is watched."""

import os
import socket
import threading
from itertools import count
from typing import Any

import psycopg
from django.db import connection

from config import asgi, serve
from tests.faults.endurance.quick_signs import Worker, begin_quickly

KEPT: list[Any] = []
REQUESTS = count(1)
BYTES = 60_000
EVERY = 12


async def app(scope, receive, send):
    if scope["type"] == "http":
        asked = next(REQUESTS)
        KEPT.append(os.urandom(BYTES))
        if asked % EVERY == 0:
            KEPT.append(socket.socket())
            waiting = threading.Event()
            threading.Thread(target=waiting.wait, daemon=True).start()
        if asked % (EVERY * 8) == 0:
            KEPT.append(psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}))
    await asgi.app(scope, receive, send)


if __name__ == "__main__":
    import sys

    Worker.__init__ = begin_quickly
    serve.APP = "tests.faults.endurance.leaking:app"
    serve.serve(sys.argv[1:])
