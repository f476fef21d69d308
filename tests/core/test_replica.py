"""Reports are read from a replica: a real one, which streams from the database of a served company."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import postgres
from config.postgres import binaries, cluster
from config.postgres.account import account_for
from config.postgres.place import place_of
from tests.config.test_several_processes import Door
from tests.faults.served import wait_until

pytestmark = pytest.mark.xdist_group("faults")

STREAMS = "wal_level = replica\nmax_wal_senders = 4\n"
PAGES = ("/reports/", "/reports/waiting/", "/scores/", "/scores/branches/", "/scores/words/", "/owner/")
RENAME = "UPDATE desk_conversation SET subject = %s, waiting_since = now(), snoozed_until = NULL"


def make_replica(primary: Path, replica: Path) -> None:
    """As an administrator would: the primary may stream, a base backup is taken, and it follows."""
    here, there = place_of(primary), place_of(replica)
    with (here.data / "postgresql.conf").open("a") as settings:
        settings.write(STREAMS)
    postgres.release(primary)
    postgres.stop(primary)
    postgres.ensure_running(primary)
    account, programs = account_for(here.data), binaries.choose(here.data)
    there.data.mkdir(mode=0o700)
    account.own(there.data)
    source = ["-h", here.sockets, "-U", "zabota", "-c", "fast", "-R", "-X", "stream"]
    cluster.run([programs / "pg_basebackup", "-D", there.data, *source], account)
    postgres.ensure_running(replica)


class Both:
    """A web process, its database, and the replica."""

    def __init__(self, primary: Path, replica: Path, home: Path):
        self.primary, self.replica = primary, replica
        url = f"postgres:///zabota?host={place_of(replica).sockets}&user=zabota"
        self.door = Door(primary, home, REPLICA_URL=url)
        self.company = self.door.prepare()
        self.seen_by = Door.__new__(Door)
        self.seen_by.database = replica

    def on_replica(self, query: str):
        return self.seen_by.sql(query)

    def shows(self, subject: str) -> bool:
        status, _headers, page = self.door.asks("/reports/waiting/", self.company["dan"])
        assert status == 200
        return subject in page


@pytest.fixture
def both(ready_home, new_home) -> Iterator[Both]:
    primary, replica = ready_home(), new_home()
    try:
        make_replica(primary, replica)
    except postgres.PostgresProblem as problem:
        if "pg_basebackup" in str(problem):
            pytest.skip(f"no pg_basebackup here: {problem}")
        raise
    pair = Both(primary, replica, new_home())
    wait_until(lambda: pair.door.asks("/accounts/login/")[0] == 200, "no page")
    yield pair
    pair.door.stop()
    pair.door.listening.close()
    shutil.rmtree(replica / "pg_wal", ignore_errors=True)


def test_reports_are_read_from_the_replica_and_from_the_database_when_it_is_away(both):
    """The replica is halted: what reports show stands still while everything else goes on."""
    both.door.sql(RENAME, "Первое слово")
    wait_until(
        lambda: both.on_replica("SELECT count(*) FROM desk_conversation WHERE subject = 'Первое слово'"), "x"
    )
    wait_until(lambda: both.shows("Первое слово"), "the report does not show it")
    both.on_replica("SELECT pg_wal_replay_pause()")
    both.door.sql(RENAME, "Второе слово")
    assert both.shows("Первое слово") and not both.shows("Второе слово"), "it was not the replica"
    talk = f"/conversations/{both.company['talk']}/"
    assert "Второе слово" in both.door.asks(talk, both.company["dan"])[2], "the desk asks the replica"
    both.on_replica("SELECT pg_wal_replay_resume()")
    wait_until(lambda: both.shows("Второе слово"), "the replica does not follow")
    for path in PAGES:
        assert both.door.asks(path, both.company["dan"])[0] == 200, f"{path} writes, or cannot be read"
    postgres.stop(both.replica)
    both.door.sql(RENAME, "Третье слово")
    wait_until(lambda: both.shows("Третье слово"), "without its replica it shows nothing")
    assert both.door.press(f"{talk}note/", both.company["dan"], text="Ёлка")[0] in (200, 302)
