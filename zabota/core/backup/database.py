"""Dumping, filling and counting databases with PostgreSQL's own programs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
    """Rows of every table, by name."""
    tables = link.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
        "AND table_type = 'BASE TABLE' ORDER BY 1"
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
        _run("pg_dump", link, ["-Fc", "--no-owner", f"--snapshot={moment}", "-f", target, link.info.dbname])
    return rows


def fill(name: str, source: Path) -> dict[str, int]:
    """Fill an empty database from a dump; returns the rows of each table."""
    with connect(name) as link:
        _run("pg_restore", link, ["--no-owner", "--exit-on-error", "-d", name, source])
        return count_rows(link)


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


def _run(program: str, link: psycopg.Connection, arguments: list[object]) -> None:
    """Run one of PostgreSQL's programs on the link's server; never an older one than the server."""
    wanted = link.info.server_version // 10000
    fitting = sorted((major(folder), folder) for folder in candidates() if major(folder) >= wanted)
    if not fitting:
        raise DumpFailed(
            f"{program} of PostgreSQL {wanted} or newer is needed; set ZABOTA_PG_BIN to its folder."
        )
    info = link.info
    environment = {
        **os.environ,
        "PGHOST": info.host,
        "PGPORT": str(info.port),
        "PGUSER": info.user,
        "LC_ALL": "C",
    }
    if info.password:
        environment["PGPASSWORD"] = info.password
    command = [str(fitting[0][1] / program), *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise DumpFailed(f"{program} said: {done.stderr.strip()[-800:]}")
