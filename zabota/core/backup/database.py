"""Dumping, filling and counting databases with PostgreSQL's own programs."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from django.db import connection
from psycopg import sql

from config.postgres.binaries import candidates, major


class DumpFailed(Exception):
    """One of PostgreSQL's programs failed; the text is what it said."""


def connect(name: str | None = None) -> psycopg.Connection:
    """A connection of our own, to the company's database or another one on its server."""
    wanted = {**connection.get_connection_params(), "autocommit": True}
    keep = {"host", "port", "user", "password", "dbname", "autocommit", "sslmode"}
    return psycopg.connect(**{key: value for key, value in wanted.items() if key in keep} | _named(name))


def _named(name: str | None) -> dict[str, str]:
    return {"dbname": name} if name else {}


def one(link: psycopg.Connection, query: Any) -> Any:
    """The one value that a query answers with."""
    row = link.execute(query).fetchone()
    return row[0] if row else None


def count_rows(link: psycopg.Connection) -> dict[str, int]:
    """Rows of every table, by name; but not of the short memory, which no copy keeps."""
    tables = link.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind IN ('r', 'p') AND relpersistence = 'p' ORDER BY 1"
    ).fetchall()
    return {
        name: one(link, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))) for (name,) in tables
    }


def dump(target: Path) -> dict[str, int]:
    """Write the database to a file; returns the rows of each table as the very same moment saw them."""
    with connect() as link:
        link.autocommit = False
        link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        rows = count_rows(link)
        moment = one(link, "SELECT pg_export_snapshot()")
        kept = ["--no-owner", "--no-unlogged-table-data", f"--snapshot={moment}"]
        run("pg_dump", link, ["-Fc", *kept, "-f", target, link.info.dbname])
    return rows


def fill(name: str, source: Path) -> dict[str, int]:
    """Fill an empty database from a dump; returns the rows of each table."""
    with connect(name) as link:
        folder = _programs("pg_restore", max(link.info.server_version // 10000, made_by(source)))
        if link.info.server_version // 10000 < NEW_SETTING <= major(folder):
            _fill_older(link, folder, source)
        else:
            _run(folder, link, "pg_restore", ["--no-owner", "--exit-on-error", "-d", name, source])
        return count_rows(link)


NEW_SETTING = 17
"""From this version on a dump begins with a setting that older servers refuse."""


def made_by(source: Path) -> int:
    """The major version of the program that wrote the dump; 0 when no program here can read it."""
    for folder in candidates():
        command = [str(folder / "pg_restore"), "--list", str(source)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
        if found := re.search(r"Dumped by pg_dump version: (\d+)", said):
            return int(found[1])
    return 0


def _fill_older(link: psycopg.Connection, folder: Path, source: Path) -> None:
    """As a script, without the one line that this server does not know."""
    write = [str(folder / "pg_restore"), "--no-owner", "-f", "-", str(source)]
    read = [str(folder / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", link.info.dbname]
    with (
        tempfile.TemporaryFile() as words,
        subprocess.Popen(write, stdout=subprocess.PIPE, stderr=words) as script,  # noqa: S603
        subprocess.Popen(  # noqa: S603
            read, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=words, env=_environment(link)
        ) as filling,
    ):
        said, heard = cast(IO[bytes], script.stdout), cast(IO[bytes], filling.stdin)
        with suppress(BrokenPipeError), heard:
            for line in said:
                if not line.startswith(b"SET transaction_timeout"):
                    heard.write(line)
                if line.startswith(b"CREATE"):
                    break
            shutil.copyfileobj(said, heard)
        said.close()
        if script.wait() or filling.wait():
            words.seek(0)
            raise DumpFailed(f"pg_restore said: {words.read().decode(errors='replace').strip()[-800:]}")


@contextmanager
def scratch(name: str) -> Iterator[str]:
    """A new empty database, dropped at the end unless it was renamed; DumpFailed where none may be made."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with connect() as link:
        try:
            link.execute(drop)
            link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege as refused:
            raise DumpFailed(
                "The database's role may not make databases: ALTER ROLE ... CREATEDB"
            ) from refused
    try:
        yield name
    finally:
        with connect() as link:
            link.execute(drop)


def others_connected() -> int:
    """How many connections the company's database has besides ours."""
    connection.close()
    with connect() as link:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        query += "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        return one(link, query)


def put_in_place(new: str) -> None:
    """The new database takes the company's name; the one that had it is dropped."""
    name = connection.settings_dict["NAME"]
    connection.close()
    with connect("postgres") as link, link.transaction():
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        old, ours, scratch_name = sql.Identifier(f"{new}_old"), sql.Identifier(name), sql.Identifier(new)
        link.execute(rename.format(ours, old))
        link.execute(rename.format(scratch_name, ours))
    with connect("postgres") as link:
        link.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(old))


def run(program: str, link: psycopg.Connection, arguments: list[object]) -> None:
    """Run one of PostgreSQL's programs on the link's server; never an older one than the server."""
    _run(_programs(program, link.info.server_version // 10000), link, program, arguments)


def _programs(program: str, wanted: int) -> Path:
    """The folder of the oldest programs of this major version or a newer one."""
    fitting = sorted((major(folder), folder) for folder in candidates() if major(folder) >= wanted)
    if not fitting:
        raise DumpFailed(
            f"{program} of PostgreSQL {wanted} or newer is needed; set ZABOTA_PG_BIN to its folder."
        )
    return fitting[0][1]


def _run(folder: Path, link: psycopg.Connection, program: str, arguments: list[object]) -> None:
    command = [str(folder / program), *map(str, arguments)]
    done = subprocess.run(command, env=_environment(link), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise DumpFailed(f"{program} said: {done.stderr.strip()[-800:]}")


def _environment(link: psycopg.Connection) -> dict[str, str]:
    info = link.info
    where = {"PGHOST": info.host, "PGPORT": str(info.port), "PGUSER": info.user, "LC_ALL": "C"}
    return {**os.environ, **where, **({"PGPASSWORD": info.password} if info.password else {})}
