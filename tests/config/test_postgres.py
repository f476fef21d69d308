"""The embedded server, with real servers in folders of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from config import postgres
from config.postgres import binaries, processes
from config.postgres.account import account_for
from config.postgres.place import place_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(new_home):
    folder = new_home()
    yield folder
    postgres.release(folder)
    postgres.stop(folder)


def ask(home: Path, query: str):
    with psycopg.connect(**postgres.ensure_running(home), autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchone()[0] if cursor.description else None


def elsewhere(home: Path, code: str) -> subprocess.Popen:
    """Python in another process, with the home as `home`."""
    lines = f"from pathlib import Path\nfrom config import postgres\nhome = Path({str(home)!r})\n{code}"
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", lines], cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def kill_server(home: Path) -> None:
    place = place_of(home)
    os.kill(processes.postmaster(place), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while processes.postmaster(place) is not None and time.monotonic() < deadline:
        time.sleep(0.005)


def test_a_new_home_gets_a_database_in_utf8_with_checksums_and_fsync(home):
    query = "select concat_ws(' ', current_setting('server_encoding'), current_setting('data_checksums'), "
    query += "current_setting('fsync'), current_setting('listen_addresses'), upper('ёжик ș'))"
    assert ask(home, query) == "UTF8 on on  ЁЖИК Ș"


def test_the_data_folder_is_closed_to_others(home):
    postgres.ensure_running(home)
    assert (home / "postgres").stat().st_mode & 0o077 == 0


def test_a_second_process_adopts_the_running_server(home):
    started_at = ask(home, "select pg_postmaster_start_time()::text")
    code = "import psycopg\nwith psycopg.connect(**postgres.ensure_running(home)) as c:\n"
    code += "    print(c.execute('select pg_postmaster_start_time()::text').fetchone()[0])"
    answer, _ = elsewhere(home, code).communicate(timeout=60)
    assert answer.strip() == started_at


def test_the_server_outlives_a_process_that_started_it_while_another_uses_it(home):
    first = elsewhere(home, "postgres.ensure_running(home)\nprint('ready', flush=True)\ninput()")
    assert first.stdout.readline() == "ready\n"
    postgres.ensure_running(home)
    first.communicate(timeout=60)
    assert ask(home, "select 1") == 1


def test_the_last_process_out_stops_the_server(home):
    elsewhere(home, "postgres.ensure_running(home)").communicate(timeout=60)
    assert not postgres.is_running(home)
    assert processes.postmaster(place_of(home)) is None


def test_data_is_still_there_after_a_kill_of_the_server(home):
    ask(home, "create table kept (words text)")
    ask(home, "insert into kept values ('Вера пишет: спасибо')")
    kill_server(home)
    assert ask(home, "select words from kept") == "Вера пишет: спасибо"


def test_a_server_killed_in_the_middle_of_a_query_comes_back_with_what_was_committed(home):
    ask(home, "create table kept (number int)")
    ask(home, "insert into kept values (1)")
    busy = psycopg.connect(**postgres.ensure_running(home))
    busy.execute("insert into kept values (2)")
    busy.pgconn.send_query(b"select count(*) from generate_series(1, 3000000000)")
    time.sleep(0.3)
    kill_server(home)
    assert ask(home, "select count(*) from kept") == 1
    assert ask(home, "select number from kept") == 1


def test_the_watch_brings_a_killed_server_back_by_itself(home):
    postgres.ensure_running(home)
    ended = postgres.keep_running(home, every_seconds=0.05)
    kill_server(home)
    deadline = time.monotonic() + 30
    while not postgres.is_running(home) and time.monotonic() < deadline:
        time.sleep(0.02)
    ended.set()
    assert postgres.is_running(home)


def test_a_stale_pid_file_with_the_number_of_a_living_stranger_is_not_believed(home):
    postgres.ensure_running(home)
    place = place_of(home)
    kept = place.pid_file.read_text()
    postgres.stop(home)
    place.pid_file.write_text(f"{os.getpid()}\n" + kept.split("\n", 1)[1])
    assert ask(home, "select 1") == 1


def test_stale_locks_with_the_number_of_a_living_process_of_the_same_account_are_not_believed(
    home,
):
    """As after a restart of a container, where numbers come again; and in a copy made by pg_basebackup."""
    postgres.ensure_running(home)
    place = place_of(home)
    kept, lock = place.pid_file.read_text(), place.socket_lock.read_text()
    postgres.stop(home)
    stranger = subprocess.Popen(["/bin/sleep", "600"], cwd="/", **account_for(place.data).as_user())
    try:
        place.pid_file.write_text(f"{stranger.pid}\n" + kept.split("\n", 1)[1])
        place.socket_lock.write_text(f"{stranger.pid}\n" + lock.split("\n", 1)[1])
        assert ask(home, "select 1") == 1
    finally:
        stranger.kill()
        stranger.wait()


def test_two_processes_starting_at_once_share_one_server(home):
    code = "import psycopg\nwith psycopg.connect(**postgres.ensure_running(home)) as c:\n"
    code += "    print(c.execute('select pg_postmaster_start_time()::text').fetchone()[0], flush=True)\n"
    code += "import time; time.sleep(3)"
    both = [elsewhere(home, code) for _ in range(2)]
    answers = {process.communicate(timeout=60)[0].strip() for process in both}
    assert len(answers) == 1 and answers != {""}


def test_data_of_another_major_version_is_refused_with_words(home):
    postgres.ensure_running(home)
    postgres.stop(home)
    version = home / "postgres" / "PG_VERSION"
    kept = version.read_text()
    version.write_text("99\n")
    with pytest.raises(postgres.PostgresProblem, match="made by PostgreSQL 99.*zabota backup"):
        postgres.ensure_running(home)
    version.write_text(kept)
    assert ask(home, "select 1") == 1


def test_a_folder_with_strange_files_is_refused_and_left_alone(home):
    (home / "postgres").mkdir()
    (home / "postgres" / "письмо.txt").write_text("моё")
    with pytest.raises(postgres.PostgresProblem, match="no database"):
        postgres.ensure_running(home)
    assert (home / "postgres" / "письмо.txt").read_text() == "моё"


def test_a_mistake_in_the_settings_is_named(home):
    postgres.ensure_running(home)
    postgres.stop(home)
    conf = home / "postgres" / "postgresql.conf"
    good = conf.read_text()
    conf.write_text(good + "\nshared_buffers = plenty\n")
    with pytest.raises(postgres.PostgresProblem, match="postgresql.conf has a"):
        postgres.ensure_running(home)
    conf.write_text(good)


def test_a_deep_folder_gets_a_short_private_socket(home):
    deep = home / ("очень-длинное-имя-" * 4)
    try:
        where = postgres.ensure_running(deep)["host"]
        assert ask(deep, "select 1") == 1
        assert not where.startswith(str(deep)) and Path(where).stat().st_mode & 0o077 == 0
    finally:
        postgres.release(deep)
        postgres.stop(deep)


def test_the_systems_postgresql_serves_as_well(home, monkeypatch):
    system = [folder for folder in binaries.candidates() if str(folder).startswith("/usr/lib/postgresql")]
    if not system:
        pytest.skip("this machine has no PostgreSQL of its own")
    monkeypatch.setenv("ZABOTA_PG_BIN", str(system[0]))
    assert ask(home, "select current_setting('server_version_num')::int / 10000") == binaries.major(system[0])


def test_a_database_url_is_read_with_its_parts(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://oleg:p%40ss@db.example:6432/care?sslmode=require")
    found = postgres.database_settings(Path("/nowhere"))
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "6432", "care")
    assert (found["USER"], found["PASSWORD"], found["OPTIONS"]) == ("oleg", "p@ss", {"sslmode": "require"})


def test_a_database_url_may_name_a_socket_folder(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///care?host=/run/postgresql")
    assert postgres.database_settings(Path("/nowhere"))["HOST"] == "/run/postgresql"


def test_another_kind_of_database_is_refused_with_words(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://root@localhost/care")
    with pytest.raises(postgres.PostgresProblem, match="needs postgres://"):
        postgres.database_settings(Path("/nowhere"))
