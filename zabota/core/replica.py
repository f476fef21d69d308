"""Pages that only count may be counted by a replica of the database: REPLICA_URL names it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

REPLICA = "replica"


@contextmanager
def read_from_replica() -> Iterator[bool]:
    """Within, whatever this thread asks goes to the replica, SQL by hand included. Says whether it does: it
    may be away, or there is none, or somebody is in the middle of writing.
    """
    own: Any = connections[DEFAULT_DB_ALIAS]
    if REPLICA not in connections.settings or own.in_atomic_block:
        yield False
        return
    replica: Any = connections[REPLICA]
    try:
        replica.close_if_health_check_failed()
        replica.ensure_connection()
    except Error as away:
        log.warning("The replica cannot be asked, the database itself is: %s", away)
        yield False
        return
    connections[DEFAULT_DB_ALIAS] = replica
    try:
        yield True
    finally:
        connections[DEFAULT_DB_ALIAS] = own


class ReplicaMiddleware:
    """The last of all: who asks is known by then, and whoever noted that they looked does so afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], given: Any, named: Any
    ) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD") or REPLICA not in settings.DATABASES:
            return None
        if not view.__module__.startswith(settings.REPLICA_PAGES):
            return None
        with read_from_replica() as is_read:
            return view(request, *given, **named) if is_read else None
