"""Ten times what one process can do: who works here and what customers write go on, others are told when."""

import json
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.faults.served import ROOT, Served, wait_until

pytestmark = pytest.mark.xdist_group("faults")

GUEST_PAGE = "/help/"
SECONDS = 6
TIMES = 10
MOST_LINKS = 3000
REFUSED = {"429", "503"}
KEPT = (
    "SELECT count(*) FROM channels_delivery WHERE inbox_id = (SELECT id FROM channels_inbox WHERE key = %s)"
)


@pytest.fixture(scope="module")
def serve(ready_home, new_home) -> Iterator[Callable[..., Served]]:
    """serve(ZABOTA_LANES="0") runs the company of the flood; Nina has opened her inbox."""
    running: list[Served] = []

    def begin(**environment: str) -> Served:
        served = Served(ready_home(), new_home(), **environment)
        running.append(served)
        served.company = served.prepare("tests.load.load_company")
        served.start()
        assert served.asks("/inbox/", served.company["nina"])[0] == 200
        return served

    yield begin
    for served in running:
        served.stop()


@pytest.fixture(scope="module")
def served(serve) -> Served:
    """One for all: what the flood of one test left behind would be seen by the next."""
    return serve()


class Flood:
    """Runs beside the test, in a process of its own."""

    def __init__(self, served: Served, path: str, rate: float, seconds: float, addresses: int, links: int):
        words = [str(word) for word in (served.port, rate, seconds, path, addresses, links)]
        command = [sys.executable, "-m", "tests.load.flood", *words]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.sent = threading.Event()
        self.told: dict[str, Any] = {}
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if line.startswith("{"):
                self.told = json.loads(line)
            self.sent.set()

    def end(self) -> dict[str, Any]:
        self.thread.join(200)
        self.process.wait(30)
        assert self.told, "the flood died"
        return self.told

    @property
    def answered(self) -> Counter[str]:
        return Counter(self.told["statuses"])


def capacity(served: Served) -> float:
    """Pages a second that guests get when they ask as fast as pages come."""
    for _warm in range(5):
        served.asks(GUEST_PAGE)
    measured = [Flood(served, GUEST_PAGE, 10_000, seconds, 5000, 8).end() for seconds in (1, 3)]
    return max(told["in_time"].get("200", 0) / told["seconds"] for told in measured)


class Works:
    """Somebody who asks one thing after another while the flood comes, and notes how each went."""

    def __init__(self, flood: Flood, do: Callable[[int], int]):
        self.flood, self.do = flood, do
        self.results: list[int] = []
        self.took: list[float] = []
        self.before_the_end = 0
        self.thread = threading.Thread(target=self._work)
        self.thread.start()

    def _work(self) -> None:
        while not self.flood.sent.is_set():
            began = time.monotonic()
            self.results.append(self.do(len(self.results)))
            self.took.append(time.monotonic() - began)
            self.before_the_end += not self.flood.sent.is_set()

    def end(self) -> Counter[int]:
        self.thread.join(200)
        return Counter(self.results)

    def __str__(self) -> str:
        usual, longest = statistics.median(self.took) * 1000, max(self.took) * 1000
        return f"{dict(Counter(self.results))} in {usual:.0f} ms, the longest in {longest:.0f}"


def reads_inbox(served: Served) -> Callable[[int], int]:
    return lambda _number: served.asks("/inbox/", served.company["nina"])[0]


def posts_form(served: Served, begin: int = 0) -> Callable[[int], int]:
    def post(number: int) -> int:
        said = {"text": f"Where is order {begin + number}?", "email": f"v{number}@example.com", "name": "V"}
        address = {"Content-Type": "application/json", "X-Forwarded-For": f"10.200.0.{number % 250}"}
        return served.asks("/in/site-form/", data=json.dumps(said).encode(), **address)[0]

    return post


def everything_answers(served: Served, number: int) -> None:
    """Without anybody's help; the form and the mail of this number are taken in, too."""
    for path, cookie in (("/inbox/", "nina"), (GUEST_PAGE, ""), ("/accounts/login/", ""), ("/ask/", "")):
        status = served.asks(path, served.company.get(cookie, ""))[0]
        assert status == 200, f"{path} says {status} after the flood"
    assert posts_form(served, number)(0) == 202 and served.mail(number) == 250


def test_ten_times_too_many_guests_leave_staff_and_intake_alone(served, capsys):
    can_do = capacity(served)
    flood = Flood(served, GUEST_PAGE, TIMES * can_do, SECONDS, 5000, MOST_LINKS)
    nina = Works(flood, reads_inbox(served))
    form = Works(flood, posts_form(served))
    mail = Works(flood, served.mail)
    told = flood.end()
    pages, posts, mails = nina.end(), form.end(), mail.end()
    everything_answers(served, 10_001)
    with capsys.disabled():
        asked = told["asked"] / told["seconds"]
        print(f"\n{can_do:.0f} pages a second can be done, {asked:.0f} asked: {dict(flood.answered)}")
        print(f"Nina's pages {nina}, forms {form}, mails {mail}")
    assert set(pages) == {200} and set(posts) == {202} and set(mails) == {250}
    assert set(flood.answered) <= {"200", *REFUSED} and flood.answered["200"]
    assert flood.answered["503"] and not told["silent"] and not told["unanswered"]
    assert nina.before_the_end, "no page of Nina's came while the flood did"
    assert served.sql(KEPT, "central") == mails[250] + 1, "a mail is lost or doubled"
    assert served.sql(KEPT, "site-form") == posts[202] + 1, "a form is lost or doubled"
    unread = "SELECT count(*) FROM channels_delivery WHERE read_at IS NULL"
    wait_until(lambda: served.sql(unread) == 0, "what was taken in is not read")


@pytest.mark.soak
def test_without_lanes_the_same_flood_starves_staff(serve, capsys):
    """The control beside real pages; `tests/config/test_lanes.py` has one that each run sees."""
    took = {}
    for lanes in ("1", "0"):
        served = serve(ZABOTA_LANES=lanes)
        can_do = capacity(served)
        flood = Flood(served, GUEST_PAGE, TIMES * can_do, SECONDS, 5000, MOST_LINKS)
        nina = Works(flood, reads_inbox(served))
        told = flood.end()
        nina.end()
        took[lanes] = max(nina.took)
        served.stop()
        with capsys.disabled():
            asked = told["asked"] / told["seconds"]
            print(
                f"\nlanes {lanes}: {can_do:.0f} a second can be done, {asked:.0f} asked: {told}; Nina {nina}"
            )
    assert took["0"] > 3 * took["1"], took


def test_what_was_accepted_while_very_much_is_handed_in_is_kept_once(served, capsys):
    kept = served.sql(KEPT, "site-form")
    flood = Flood(served, "/in/site-form/", 800, SECONDS, 5000, MOST_LINKS)
    nina = Works(flood, reads_inbox(served))
    mail = Works(flood, lambda number: served.mail(20_000 + number))
    told = flood.end()
    pages, mails = nina.end(), mail.end()
    everything_answers(served, 10_002)
    kept = served.sql(KEPT, "site-form") - kept
    with capsys.disabled():
        asked = told["asked"] / told["seconds"]
        print(f"\n{asked:.0f} forms a second: {dict(flood.answered)}; Nina's pages {nina}, mails {mail}")
    assert set(pages) == {200} and set(mails) == {250}
    assert set(flood.answered) <= {"202", *REFUSED} and flood.answered["503"]
    assert not told["silent"] and not told["unanswered"]
    assert kept == flood.answered["202"] + 1, "accepted and lost, or kept twice"


def test_one_address_alone_is_told_that_it_is_too_much_and_others_are_served(served):
    flood = Flood(served, GUEST_PAGE, 800, SECONDS, 1, MOST_LINKS)
    other = Works(flood, lambda number: served.asks(GUEST_PAGE, **{"X-Forwarded-For": "10.77.0.1"})[0])
    told = flood.end()
    assert set(other.end()) == {200}
    assert set(flood.answered) == {"200", "429"} and not told["silent"]
