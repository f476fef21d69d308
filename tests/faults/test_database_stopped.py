"""The database stopped cleanly and started again under a real serving process: nothing stays broken."""

import threading
import urllib.request
from typing import Any

import pytest

from tests.faults.served import LONGEST_SECONDS, Served, wait_until

pytestmark = pytest.mark.xdist_group("faults")

PAGES = ("/inbox/", "/accounts/login/", "/live")
NEWEST = "SELECT max(defer_timestamp) FROM procrastinate_periodic_defers"
LOOKS = "SELECT count(*) FROM privacy_access WHERE customer_id = %s"
WAITING = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
WAITING += "AND coalesce(scheduled_at, now()) <= now()"


@pytest.fixture
def served(ready_home, new_home):
    running = Served(ready_home(), new_home())
    yield running
    running.stop()


class Stream:
    """A screen of Nina's that listens until it is told `sign`."""

    def __init__(self, served: Served, cookie: str):
        self.heard: list[str] = []
        self.ended = False
        headers = {"Cookie": f"sessionid={cookie}"}
        request = urllib.request.Request(served.address + "/live", headers=headers)  # noqa: S310
        self.answer = urllib.request.urlopen(request, timeout=LONGEST_SECONDS)  # noqa: S310
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        for line in self.answer:
            self.heard.append(line.decode().strip())
        self.ended = True

    def told(self, name: str) -> int:
        return sum(f'"name": "{name}"' in line for line in list(self.heard))


def stop_and_start(served: Served, company: dict[str, Any], screen: Stream, number: int) -> None:
    """Everything is seen to work, then to wait while the database is away, then to work again."""
    nina, card = company["nina"], f"/customers/{company['alice']}/"
    assert served.asks(card, nina)[0] == 200
    assert served.mail(number * 10) == 250
    wait_until(lambda: screen.told("ConversationOpened") == 2 * number - 1, "a live screen was told nothing")
    served.stop_database()
    for path in (*PAGES, card):
        status, headers, text = served.asks(path, nina, **{"Accept-Language": "ru"})
        assert (status, bool(headers.get("Retry-After"))) == (503, True), path
        assert "База данных ненадолго недоступна" in text or path == "/live"
    status, headers, text = served.asks("/api/v1/conversations", Authorization="Bearer zbt_nobody")
    assert (status, "error" in text, headers["Content-Type"]) == (503, True, "application/json")
    assert served.asks("/in/central/", data=b"{}")[0] == 503
    assert 400 <= served.mail(number * 10 + 1) < 500, "the sender was not told to come again"
    served.start_database()
    back_at = served.sql("SELECT extract(epoch FROM now())::int")
    wait_until(lambda: served.asks("/inbox/", nina)[0] == 200, "pages stay broken", 30)
    wait_until(lambda: served.mail(number * 10 + 1) == 250, "mail stays refused", 30)
    wait_until(lambda: screen.told("ConversationOpened") == 2 * number, "the live screen stays deaf", 30)
    served.sql("UPDATE desk_conversation SET snoozed_until = now() WHERE id = %s", company["talk"])
    wait_until(lambda: screen.told("ConversationWoken") == number, "what is due by the clock is not done")
    wait_until(lambda: served.sql(NEWEST) >= back_at, "nothing is queued by the clock")
    wait_until(lambda: served.sql(WAITING) == 0, "jobs hang")
    wait_until(lambda: served.sql(LOOKS, company["alice"]) == number, "who looked is lost", 30)
    served.sql(
        'UPDATE privacy_access SET "window" = id WHERE "window" > 1000000'
    )  # the next look is a new one


def everything_goes_on(served: Served, rounds: int, capsys, *words: str) -> None:
    company = served.prepare()
    served.start(*words)
    screen = Stream(served, company["nina"])
    for number in range(1, rounds + 1):
        stop_and_start(served, company, screen, number)
    mails = served.sql("SELECT count(*) FROM desk_message WHERE direction = 'in'")
    failed = served.sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    with capsys.disabled():
        print(
            f"\n{rounds} stops of the database: {2 * rounds} mails, {rounds} of them put "
            f"off first, {mails} kept; {rounds * (len(PAGES) + 1)} pages said 503; {failed} jobs failed; one "
            f"live stream told of {screen.told('ConversationOpened')} conversations"
        )
    assert (mails, failed, screen.ended) == (2 * rounds, 0, False)


def test_a_stopped_database_is_waited_for_and_everything_goes_on_by_itself(served, capsys):
    everything_goes_on(served, 1, capsys)


@pytest.mark.soak
def test_five_stops_under_several_processes(served, capsys):
    everything_goes_on(served, 5, capsys, "--processes", "2")


def test_a_start_without_a_database_says_why_in_a_sentence(served):
    served.stop_database()
    with pytest.raises(AssertionError, match="The database cannot be reached now") as said:
        served.start()
    assert "Traceback" not in str(said.value)
