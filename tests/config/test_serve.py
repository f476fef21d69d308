"""The command, as it is started by a person: it serves, says where, and leaves nothing running."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from config import postgres, python
from tests.conftest import free_port

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture(scope="module")
def home(new_home):
    return new_home()


def start(home: Path, *words: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "ZABOTA_HOME": str(home),
        "ZABOTA_UNSAFE_PYTHON": "1",
        "ZABOTA_SMTP_RECEIVER": f"127.0.0.1:{free_port()}",
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "config.cli", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=pipe, stderr=subprocess.STDOUT, text=True
    )


def wait_for_page(address: str, process: subprocess.Popen) -> int:
    """The status of the first answer."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return urllib.request.urlopen(address, timeout=30).status  # noqa: S310
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError("no page: " + process.communicate(timeout=30)[0])


@pytest.mark.parametrize("processes", ["1", "2"])
def test_serve_shows_a_page_and_stops_with_its_database(home, processes):
    port = free_port()
    process = start(home, "serve", str(port), "--empty", "--processes", processes)
    assert wait_for_page(f"http://127.0.0.1:{port}/", process) == 200
    assert postgres.is_running(home)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 0, said
    assert f"http://127.0.0.1:{port}/" in said
    assert not postgres.is_running(home)


def test_a_taken_port_is_said_at_once(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said, _ = start(home, "serve", str(taken.getsockname()[1])).communicate(timeout=60)
    assert "Cannot listen on" in said and "Traceback" not in said


@pytest.mark.parametrize("address", ["nowhere", "127.0.0.1:port", "127.0.0.1:99999"])
def test_a_wrong_address_is_explained(home, address):
    process = start(home, "serve", address)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1 and "is not an address" in said


def test_the_worker_runs_without_pages_until_it_is_stopped(home):
    process = start(home, "worker")
    deadline = time.monotonic() + 60
    while not postgres.is_running(home) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said


def test_data_of_a_newer_program_is_refused_with_words(home):
    assert start(home, "migrate", "-v0").wait(120) == 0
    future = "(app, name, applied) VALUES ('desk', '9999_from_the_future', now())"
    with psycopg.connect(**postgres.ensure_running(home)) as link:
        link.execute(f"INSERT INTO django_migrations {future}")
    try:
        process = start(home, "serve", str(free_port()), "--empty")
        said, _ = process.communicate(timeout=60)
    finally:
        with psycopg.connect(**postgres.ensure_running(home)) as link:
            link.execute("DELETE FROM django_migrations WHERE name LIKE '9999%'")
        postgres.release(home)
    assert process.returncode == 1 and "newer Zabota" in said


def test_a_python_that_lets_subjects_add_headers_is_known_by_its_behaviour(monkeypatch):
    monkeypatch.delenv("ZABOTA_UNSAFE_PYTHON", raising=False)
    monkeypatch.setattr(python, "injects_headers", lambda: True)
    with pytest.raises(SystemExit, match="CVE-2024-6923"):
        python.refuse_unsafe()
