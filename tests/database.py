"""The test database: migrated once per state of the migrations, then copied for every run and worker."""

import hashlib
import os
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
WHAT_A_FRESH_DATABASE_HOLDS = (
    "zabota/*/migrations/*.py",
    "zabota/*/permissions.py",
    "zabota/*/roles.py",
    "zabota/*/kpis/*.py",
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
    connect_to(name)
    return name


def drop_test_database(name: str) -> None:
    connection.close()
    with maintenance() as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


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
