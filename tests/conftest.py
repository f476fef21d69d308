"""What tests share: the cast, the real server, the browser and its pages."""

import json
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from config import postgres
from config.serve import StreamClosingServer
from tests.database import (
    drop_test_database,
    give_tables,
    go_back_to_the_start,
    make_test_database,
    note_the_start,
)
from zabota.core.kept import forget_everything
from zabota.privacy.watched import waiting

pytest_plugins = ["tests.cast"]

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser):
    parser.addoption("--hours", type=float, default=0.1, help="how long tests/faults/test_endurance.py lives")


def pytest_configure():
    """Hashing a password well takes a quarter of a second: the cast is hired with a quick one."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items):
    """Tests with a page need the browser; they say so themselves."""
    for item in items:
        if "page" in item.fixturenames or "context" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker) -> Iterator[None]:
    """A database of this run's own."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        name = make_test_database(worker)
        note_the_start()
    TransactionTestCase._fixture_teardown = lambda _self: go_back_to_the_start()
    yield
    with django_db_blocker.unblock():
        drop_test_database(name)


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """What a process keeps for a while (settings, policies) is of one test's database only."""
    cache.clear()
    forget_everything()
    waiting.clear()
    yield
    cache.clear()
    forget_everything()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium that ./run found or brought; without ./run, the system's."""
    found = os.environ.get("ZABOTA_CHROMIUM") or "/usr/bin/chromium"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": found, "args": [*QUIET, *root]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def end_other_connections() -> None:
    """A server's threads keep their connections: one server after another would use up all there are."""
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    query += "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connections["default"].cursor() as cursor:
        cursor.execute(query)


def where_it_stands(thread: threading.Thread) -> str:
    return "".join(traceback.format_stack(sys._current_frames()[thread.ident or 0]))


@pytest.fixture
def server(transactional_db, settings) -> Iterator[str]:
    """The address of the real application, live updates and jobs included, on the test database."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings.SITE_URL = address
    settings.SMTP_RECEIVER = f"127.0.0.1:{free_port()}"
    os.environ["ZABOTA_EMBEDDED"] = "1"
    config = uvicorn.Config(
        "config.asgi:app", port=port, log_level="warning", timeout_graceful_shutdown=2, lifespan="on"
    )
    served = StreamClosingServer(config)
    thread = threading.Thread(target=served.run, name="server", daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not served.started:
        assert thread.is_alive() and time.monotonic() < deadline, "the server did not start"
        time.sleep(0.02)
    yield address
    served.handle_exit(0, None)
    thread.join(60)
    assert not thread.is_alive(), f"the server did not stop; it stands at\n{where_it_stands(thread)}"
    end_other_connections()
    connections.close_all()


@pytest.fixture(scope="session")
def new_home() -> Iterator[Callable[[], Path]]:
    """new_home() is a home that PostgreSQL's account can reach; its server is stopped at the end."""
    made: list[Path] = []

    def make() -> Path:
        made.append(Path(tempfile.mkdtemp(prefix="zabota-")))
        made[-1].chmod(0o755)
        return made[-1]

    yield make
    for folder in made:
        postgres.release(folder)
        postgres.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def ready_home(new_home, django_db_setup) -> Callable[[], Path]:
    """ready_home() is a new home whose server runs and whose database has its tables already."""

    def make() -> Path:
        home = new_home()
        give_tables(home)
        return home

    return make


def session_cookie(user) -> str:
    """A session of the user, as signing in would make it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = django_settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


@pytest.fixture
def signed_in(server):
    """signed_in(page, nina) makes the page Nina's, and returns it."""

    def sign_in(page, user):
        cookie = {"name": django_settings.SESSION_COOKIE_NAME, "value": session_cookie(user), "url": server}
        page.context.add_cookies([cookie])
        return page

    return sign_in


@pytest.fixture
def phone(new_context, server):
    """phone() is a new page of a phone, 360 pixels wide; phone(color_scheme="dark", locale="ru-RU")."""

    def open_phone(**wishes):
        wanted = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "base_url": server, **wishes}
        return new_context(**wanted).new_page()

    return open_phone


@pytest.fixture
def desktop(new_context, server):
    """desktop() is a new page of a desk; takes the same wishes as phone()."""

    def open_desktop(**wishes):
        return new_context(**{"viewport": DESKTOP, "base_url": server, **wishes}).new_page()

    return open_desktop


@pytest.fixture(scope="session")
def axe():
    """axe(page) asserts that axe-core finds nothing on the page as it is now."""

    def assert_accessible(page, **options):
        # Evaluated, not added as a tag: the page's own policy allows no foreign script.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("(options) => axe.run(document, options)", options)
        assert not found["violations"], "\n" + "\n".join(map(_violation, found["violations"]))

    return assert_accessible


def _violation(found: dict) -> str:
    where = "\n".join(f"    {json.dumps(node['target'])} {node['html'][:160]}" for node in found["nodes"][:5])
    return f"{found['impact']}: {found['id']}: {found['help']}\n{where}"
