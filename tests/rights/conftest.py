"""One state of the database for the whole module; what a request writes is taken back at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.rights.world import make_world
from zabota.portal.customer import KEY

OF_A_SESSION = ("django_session", "usersessions_usersession", "company_apitoken")
"""Written while looking, and no part of what a customer or colleague has: who is signed in, and when last."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[SimpleNamespace]:
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        world.clients = {key: signed_in(user) for key, user in world.people.items()}
        world.anonymous = Client(raise_request_exception=False)
        world.customer = visiting(world.own.link)
        yield world
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def unblocked(django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def visiting(link) -> Client:
    """A customer in the portal, as the link's page would have let them in."""
    client = Client(raise_request_exception=False)
    session = client.session
    session[KEY] = link.id
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


class Writes:
    """The statements that changed something and were not taken back, but for sessions."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.before: dict[str, int] = {}

    def __call__(self, execute, sql, params, many, context):
        text = str(sql).lstrip().upper()
        if text.startswith("SAVEPOINT"):
            self.before[text.split()[-1]] = len(self.found)
        elif text.startswith("ROLLBACK TO"):
            del self.found[self.before.get(text.split()[-1], 0) :]
        elif text.startswith(("INSERT", "UPDATE", "DELETE")) and not any(
            name.upper() in text for name in OF_A_SESSION
        ):
            self.found.append(str(sql)[:160])
        return execute(sql, params, many, context)


@contextmanager
def taken_back() -> Iterator[Writes]:
    """What happens inside is undone; what it tried to write is known afterwards."""
    writes = Writes()
    with transaction.atomic():
        with connection.execute_wrapper(writes):
            yield writes
        transaction.set_rollback(True)
