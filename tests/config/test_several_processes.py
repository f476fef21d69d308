"""Two web processes on one database, each with a door of its own: no session is sticky, no limit doubles."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults.served import ROOT, Served, wait_until
from tests.faults.test_database_stopped import Stream

pytestmark = pytest.mark.xdist_group("faults")

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CSRF = "a" * 32
BURST, REFILL_SECONDS = 20, 3
"""Messages of one visitor of the chat: so many at once, then one more every so often."""
PREPARE = "from tests.faults.served_company import prepare; from zabota.channels.models import Inbox; "
PREPARE += "prepare(); Inbox.objects.create(name='Chat', kind='chat', key='chat')"
COLLEAGUE = "from tests.cast import hire; from tests.conftest import session_cookie; "
COLLEAGUE += "from zabota.company.models import Branch; "
COLLEAGUE += "print(session_cookie(hire('Oleg', 'team_lead', Branch.objects.get())))"


class Door(Served):
    """One web process of several, as `zabota serve --processes` starts them."""

    def __init__(self, database: Path, home: Path, **environment: str):
        super().__init__(database, home, **environment)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        handle = self.listening.fileno()
        command = [sys.executable, "-m", "config.cli", "web", "--socket", str(handle)]
        self.log = (home / f"web-{self.port}.log").open("ab")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, pass_fds=[handle], stdout=self.log, stderr=self.log
        )

    def press(self, path: str, cookie: str, **said: str) -> tuple[int, str]:
        headers = {"Cookie": f"sessionid={cookie}; csrftoken={CSRF}", "X-CSRFToken": CSRF, **FORM}
        return self._post(path, urlencode(said), headers)

    def writes(self, token: str, number: int) -> int:
        body = urlencode({"client": f"message-{number:04d}", "text": f"Где заказ {number}?"})
        return self._post("/chat/chat/messages/", body, {"Authorization": f"Bearer {token}", **FORM})[0]

    def _post(self, path: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
        link = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request("POST", path, body, headers)
            answer = link.getresponse()
            return answer.status, answer.read().decode()
        finally:
            link.close()


@pytest.fixture
def two(ready_home, new_home) -> Iterator[tuple[Door, Door, dict[str, str]]]:
    yield from two_doors(ready_home(), new_home())


@pytest.fixture
def two_alone(ready_home, new_home) -> Iterator[tuple[Door, Door, dict[str, str]]]:
    """The control: each counts by itself, as processes that know nothing of each other."""
    yield from two_doors(ready_home(), new_home(), ZABOTA_SEVERAL="0")


def two_doors(database: Path, home: Path, **environment: str) -> Iterator[tuple[Door, Door, dict[str, str]]]:
    first = Door(database, home, **environment)
    doors = [first]
    try:
        company = json.loads(first.python(PREPARE))
        company["oleg"] = first.python(COLLEAGUE).strip()
        doors.append(Door(database, home, **environment))
        for door in doors:
            wait_until(lambda door=door: door.asks("/accounts/login/")[0] == 200, "no page")
        yield doors[0], doors[1], company
    finally:
        for door in doors:
            door.stop()
            door.listening.close()


def granted(one: Door, other: Door) -> tuple[int, float]:
    """How many of 40 messages, half at each door, and in how long."""
    token = json.loads(one.asks("/chat/chat/session/")[2])["token"]
    began = time.monotonic()
    said = [(one, other)[number % 2].writes(token, number) for number in range(2 * BURST)]
    assert set(said) <= {201, 429}
    return said.count(201), time.monotonic() - began


def signed_in(door: Door, password: str) -> bool:
    headers = {"Cookie": f"csrftoken={CSRF}", "X-CSRFToken": CSRF, **FORM}
    body = urlencode({"login": "nina@zabota.example", "password": password})
    return door._post("/accounts/login/", body, headers)[0] == 302


def test_colleagues_at_two_processes_see_each_other_and_hear_the_same_news(two):
    one, other, company = two
    talk = f"/conversations/{company['talk']}"
    assert one.asks(f"{talk}/", company["nina"])[0] == other.asks(f"{talk}/", company["nina"])[0] == 200
    screen = Stream(other, company["oleg"])
    assert one.press(f"{talk}/attendance/", company["nina"], writing="1")[0] == 200
    assert "Nina" in other.press(f"{talk}/attendance/", company["oleg"])[1]
    assert "Oleg" in one.press(f"{talk}/attendance/", company["nina"])[1]
    assert one.press(f"{talk}/note/", company["nina"], text="Țară, ёлка")[0] in (200, 302)
    wait_until(lambda: screen.told("NoteAdded"), "the other process is deaf")


def test_a_visitor_may_write_as_often_as_at_one_process(two):
    one, other, _company = two
    number, seconds = granted(one, other)
    assert BURST <= number <= BURST + seconds / REFILL_SECONDS + 1


def test_the_control_processes_that_know_nothing_of_each_other_grant_twice_as_much(two_alone):
    one, other, _company = two_alone
    assert granted(one, other)[0] == 2 * BURST


def test_guessing_a_password_at_two_processes_is_stopped_as_at_one(two):
    one, other, _company = two
    for number in range(12):
        assert not signed_in((one, other)[number % 2], f"guess {number}")
    assert not signed_in(one, "a long password") and not signed_in(other, "a long password")
