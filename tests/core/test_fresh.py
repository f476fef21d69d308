"""A company that begins gets its tables at once: the very ones that its migrations make."""

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from psycopg import sql

from tests.database import connect_to, maintenance

pytestmark = pytest.mark.xdist_group("fresh")
WHAT_A_DATABASE_IS = {
    "columns": """SELECT table_name, column_name, data_type, udt_name, character_maximum_length,
        is_nullable, column_default, is_identity, is_generated
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "triggers": """SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled FROM pg_trigger
        WHERE NOT tgisinternal""",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "storage": "SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    "migrations": "SELECT app, name FROM django_migrations",
    "roles": "SELECT key, permissions FROM company_role",
    "histories": "SELECT pgh_label, count(*) FROM company_roleevent GROUP BY 1",
}


@pytest.fixture
def migrated(django_db_setup, django_db_blocker):
    """The name of a database that Django's own command has migrated step by step."""
    name, ours = "zabota_step_by_step", connection.settings_dict["NAME"]
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with maintenance() as admin:
        admin.execute(drop)
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        with django_db_blocker.unblock():
            connect_to(name)
            call_command(Migrate(), verbosity=0)
            connect_to(ours)
        yield name
        admin.execute(drop)


def facts(database: str) -> dict[str, set[tuple]]:
    with maintenance() as link:
        info = link.info
        with psycopg.connect(
            host=info.host, port=info.port, user=info.user, password=info.password or None, dbname=database
        ) as own:
            return {
                name: {tuple(map(str, row)) for row in own.execute(query)}
                for name, query in WHAT_A_DATABASE_IS.items()
            }


def test_tables_made_at_once_are_those_of_the_migrations(migrated, django_db_setup):
    at_once, step_by_step = facts(connection.settings_dict["NAME"]), facts(migrated)
    assert len(at_once["columns"]) > 1000 and len(at_once["triggers"]) > 50
    for name in WHAT_A_DATABASE_IS:
        assert at_once[name] == step_by_step[name], name
