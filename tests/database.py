"""The test database: migrated once per state of the migrations, then copied for each run, worker and home."""

import hashlib
import os
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql

from config import postgres
from zabota.core.backup.database import run

ROOT = Path(__file__).resolve().parent.parent
WHAT_A_FRESH_DATABASE_HOLDS = (
    "zabota/*/migrations/*.py",
    "zabota/*/permissions.py",
    "zabota/*/roles.py",
    "zabota/*/kpis/*.py",
    "zabota/core/fresh.py",
    "requirements.lock",
)
ONE_AT_A_TIME = 70_413


def template_name() -> str:
    """Named after what is in it, so that a changed migration makes a new one."""
    digest = hashlib.sha256()
    for pattern in WHAT_A_FRESH_DATABASE_HOLDS:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return f"zabota_template_{digest.hexdigest()[:16]}"


def make_test_database(worker: str) -> str:
    """A fresh copy of the template, for this run and worker alone; Django's connection points to it now."""
    name = f"zabota_test_{worker}_{os.getpid()}"
    with maintenance() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        template = template_name()
        if not exists(admin, template):
            build(admin, template)
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        hasty = sql.SQL("ALTER DATABASE {} SET synchronous_commit = off")  # it is thrown away in any case
        admin.execute(hasty.format(sql.Identifier(name)))
    connect_to(name)
    return name


def give_tables(home: Path) -> None:
    """Start the home's server and fill its database from the template: much quicker than migrating."""
    template = template_name()
    with maintenance() as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        kept = Path(os.environ["ZABOTA_HOME"], f"{template}.dump").resolve()
        if not kept.exists():
            half = kept.with_suffix(".half")
            run("pg_dump", admin, ["-Fc", "--no-owner", "-f", half, template])
            half.rename(kept)
    with psycopg.connect(**postgres.ensure_running(home)) as own:
        run("pg_restore", own, ["--no-owner", "--exit-on-error", "-d", own.info.dbname, kept])


def drop_test_database(name: str) -> None:
    connection.close()
    with maintenance() as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


FROM_THE_START: dict[str, bytes] = {}
"""What the template's tables hold, as COPY writes it; Django's own never change."""


def note_the_start() -> None:
    with connection.cursor() as cursor:
        for table in filled_tables(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                FROM_THE_START[table] = b"".join(bytes(row) for row in rows)


def go_back_to_the_start() -> None:
    """After a test that committed. Only tables with rows are emptied: TRUNCATE of all of them takes a second,
    and what is there from the start another two.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # histories are never deleted otherwise
        for table in filled_tables(cursor):
            if not table.startswith(("django_", "auth_")):
                cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        for table, rows in FROM_THE_START.items():
            if not table.startswith(("django_", "auth_")):
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)


def filled_tables(cursor: Any) -> list[str]:
    """The tables with at least a row."""
    names = connection.introspection.table_names(cursor)
    has_rows = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    asked = [has_rows.format(sql.Literal(name), sql.Identifier(name)) for name in names]
    cursor.execute(sql.SQL(" UNION ALL ").join(asked))
    return [name for (name,) in cursor.fetchall()]


def maintenance() -> psycopg.Connection:
    wanted = connection.get_connection_params()
    kept = {key: wanted[key] for key in ("host", "port", "user", "password") if wanted.get(key)}
    return psycopg.connect(**kept, dbname="postgres", autocommit=True)


def exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def build(admin: psycopg.Connection, template: str) -> None:
    """Migrate under a name of its own first: a template that exists is whole. Older ones go."""
    unfinished = f"{template}_unfinished"
    older = admin.execute("SELECT datname FROM pg_database WHERE datname LIKE 'zabota_template_%'").fetchall()
    for (name,) in older:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
    connect_to(unfinished)
    call_command("migrate", verbosity=0)
    connection.close()
    admin.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(template))
    )


def connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
