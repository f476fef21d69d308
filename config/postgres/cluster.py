"""A new data folder: made aside and put in place whole, so that a crash leaves none or a good one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from config.postgres import binaries
from config.postgres.account import Account
from config.postgres.place import Place, PostgresProblem

NAME = "zabota"
SETTINGS = """
# Zabota: a small server beside the application. Change what you like; the socket is set at every start.
shared_buffers = 64MB
max_connections = 120
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 512MB
wal_buffers = 2MB
max_wal_size = 512MB
min_wal_size = 80MB
checkpoint_completion_target = 0.9
synchronous_commit = on
wal_level = minimal
max_wal_senders = 0
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
max_logical_replication_workers = 0
autovacuum_max_workers = 2
autovacuum_naptime = 20s
jit = off
random_page_cost = 1.1
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_checkpoints = off
log_line_prefix = '%m [%p] '
"""


def create(place: Place, programs: Path, account: Account) -> None:
    """Make the data folder and the database `zabota` in it."""
    new = place.data.with_name(place.data.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir(mode=0o700)
        account.own(new)
        run([programs / "initdb", "-D", new, "-U", NAME, *_initdb_options(binaries.major(programs))], account)
        with (new / "postgresql.conf").open("a") as conf:
            conf.write(SETTINGS + _settings_of(binaries.major(programs)))
        single = [programs / "postgres", "--single", "-D", new, "postgres"]
        run(single, account, f"CREATE DATABASE {NAME};\n")
    except OSError as error:
        raise PostgresProblem(f"The data folder {place.data} could not be made: {error}.") from error
    new.rename(place.data)


def _initdb_options(major: int) -> list[str]:
    """UTF-8, checksums, and an order of letters that does not change with the system's C library."""
    options = ["--encoding=UTF8", "--data-checksums", "--auth=trust", "--no-instructions"]
    options.append("--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C")
    if major >= 17:
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return options


def _settings_of(major: int) -> str:
    return "io_method = sync\n" if major >= 18 else ""  # no reader processes: memory


def run(command: list[object], account: Account, text: str = "") -> None:
    """Run one of PostgreSQL's programs as the account; its words become the problem's words."""
    done = subprocess.run(
        [str(part) for part in command],
        input=text,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=environment(),
        check=False,
        **account.as_user(),
    )
    if done.returncode != 0:
        name = Path(str(command[0])).name
        raise PostgresProblem(f"The database could not be made; {name} said: {done.stdout.strip()[-800:]}")


def environment() -> dict[str, str]:
    """Ours, without another server's settings, with messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}
