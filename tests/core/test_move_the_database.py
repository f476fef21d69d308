"""From the embedded database to a server of the company's own, and back: every row, every file, every key."""

import hashlib
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config import postgres
from config.postgres import binaries
from config.postgres.place import place_of
from tests.faults.moved_home import MovedHome
from zabota.core.backup import database

pytestmark = pytest.mark.xdist_group("backup")

OLDER = sorted(Path("/usr/lib/postgresql").glob("1[567]/bin"))
WHY_NOT = "" if OLDER else "the system has no PostgreSQL 15 to 17 (apt-get install postgresql-15)"


@pytest.fixture
def older_server(new_home, monkeypatch):
    """The address of a running server of an older version, as Debian brings it."""
    folder = new_home()
    monkeypatch.setenv("ZABOTA_PG_BIN", str(OLDER[0]))
    postgres.ensure_running(folder)
    monkeypatch.delenv("ZABOTA_PG_BIN")
    return f"postgres:///zabota?host={place_of(folder).sockets}&user=zabota"


def files(home: MovedHome) -> dict[str, str]:
    """Of what the company keeps beside its database: names and checksums."""
    kept = [*(home.folder / "files").rglob("*"), *home.folder.glob("*.key")]
    return {
        path.relative_to(home.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in kept
        if path.is_file()
    }


@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "it has one")
def test_a_dump_of_a_newer_server_fills_an_older_one(older_server, db, tmp_path, monkeypatch):
    if connection.pg_version // 10000 <= int(OLDER[0].parent.name):
        pytest.skip("these tests run on the older server themselves")
    rows = database.dump(tmp_path / "dump")
    assert database.made_by(tmp_path / "dump") > int(OLDER[0].parent.name)

    def connect(name: str = "zabota") -> psycopg.Connection:
        return psycopg.connect(older_server, dbname=name, autocommit=True)

    monkeypatch.setattr(database, "connect", connect)
    with database.scratch("moved") as name:
        assert database.fill(name, tmp_path / "dump") == rows and len(rows) > 200
    (tmp_path / "cut").write_bytes((tmp_path / "dump").read_bytes()[:200_000])
    with database.scratch("moved") as name, pytest.raises(database.DumpFailed):
        database.fill(name, tmp_path / "cut")


@pytest.mark.soak
@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "it has one")
def test_to_an_own_server_of_an_older_version_and_back(ready_home, new_home, older_server, tmp_path, capsys):
    embedded = MovedHome(ready_home())
    embedded.fill()
    (embedded.folder / "files" / "ab").mkdir(parents=True, exist_ok=True)
    (embedded.folder / "files" / "ab" / "cd").write_bytes("Жалоба Веры, țară".encode())
    embedded.zabota("backup", tmp_path / "there.tar.gz")
    own = MovedHome(new_home(), older_server)
    own.zabota("restore", tmp_path / "there.tar.gz")
    versions = [home.ask("SHOW server_version_num")[0][0][:2] for home in (embedded, own)]
    assert versions == [str(binaries.major(binaries.candidates()[0])), OLDER[0].parent.name]
    own.zabota("backup", tmp_path / "back.tar.gz", "--verify")
    again = MovedHome(new_home())
    again.zabota("restore", tmp_path / "back.tar.gz")
    sums = [home.sums() for home in (embedded, own, again)]
    with capsys.disabled():
        rows = sum(count for count, _sum in sums[0].values())
        print(f"\nPostgreSQL {versions[0]} to {versions[1]} and back: {rows} rows in {len(sums[0])} tables")
    assert sums[0]["desk_message"][0] and len(files(embedded)) > 2
    for moved, home in ((sums[1], own), (sums[2], again)):
        assert {table for table in sums[0] if moved.get(table) != sums[0][table]} == set()
        assert moved.keys() == sums[0].keys() and files(home) == files(embedded)
