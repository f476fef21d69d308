"""A person who is everywhere: two branches with one of everything, and the person's signs elsewhere."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, models

from tests.cast import hire
from tests.rights.world import make_world
from zabota.channels.models import Delivery
from zabota.core.holdings import holdings
from zabota.core.jobs import job_app
from zabota.core.models import StoredFile
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.desk.actions.note import note
from zabota.privacy.emptying import files_of
from zabota.privacy.person import Person, person_of, rows_of

NAME, BEFORE = "Ștefania Ёлкина", "Ștefania Ğülşen"
MAIL, PHONE = "stefania.elkina@example.md", "+37369765432"
CANARY = "канарейка-Țurcanu-5512"
TEXTS = (models.CharField, models.TextField)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Files, sealed documents and lists of a test are the test's own."""
    settings.HOME, settings.FILES = tmp_path, tmp_path / "files"
    return tmp_path


@pytest.fixture
def keeper(db):
    return hire("Ludmila", "data_keeper")


@pytest.fixture
def world(db, home) -> SimpleNamespace:
    return make_world()


@pytest.fixture
def stefania(world, dan):
    """Known by two names, a mail address and a number; a canary stands in every text that is about her."""
    customer = world.own.customer
    customer.refresh_from_db()
    choose_privacy(customer, "personal", source="test", by=dan)
    for name in (BEFORE, NAME):
        customer.refresh_from_db()
        change_customer(customer, by=dan, version=customer.version, name=name, note=f"{CANARY} {MAIL}")
    add_identity(customer, "email", MAIL, by=dan)
    add_identity(customer, "phone", PHONE, by=dan)
    sow(person_of(customer))
    customer.refresh_from_db()
    return customer


@pytest.fixture
def elsewhere(world, stefania, dan) -> SimpleNamespace:
    """What others said of her: a note and a mail of somebody else, an event, a job."""
    talk = world.foreign.talk
    said = f"Просила передать: {NAME.upper()}, {MAIL.upper()}, тел. 069 765-432 или (+373) 69 765 432."
    written = note(talk, by=dan, text=said)
    message = world.foreign.message
    message.text = said
    message.save()
    Delivery.objects.filter(id=message.delivery_id).update(raw=f"Cc: {MAIL}\n\n{said}".encode())
    job_app().configure_task("core.react").defer(reaction="none", event_id=0, who=f"{NAME} <{MAIL}>")
    return SimpleNamespace(talk=talk, note=written, message=message)


def sow(person: Person) -> None:
    """Put the canary into every text of every row that is about the person."""
    for holding in holdings:
        rows = rows_of(holding, person)
        for column in holding.model._meta.concrete_fields:
            if is_free_text(column):
                rows.update(**{column.name: f"{CANARY} {MAIL}"[: column.max_length]})
            elif isinstance(column, models.JSONField):
                rows.update(**{column.name: {"said": CANARY, "of": [NAME]}})
            elif type(column) is models.BinaryField:
                rows.update(**{column.name: f"{CANARY} {MAIL}".encode()})
        ids = list(rows.values_list("pk", flat=True))
        for stored in StoredFile.objects.filter(id__in=files_of(holding.model, holding.files, ids)):
            stored.path.write_bytes(CANARY.encode())


def is_free_text(column: Any) -> bool:
    """Not a choice, a code, a key or an address that must stay what it is."""
    return (
        isinstance(column, TEXTS)
        and not column.choices
        and not column.unique
        and not isinstance(column, models.UUIDField)
        and (column.max_length is None or column.max_length >= 100)
        and column.name not in CODES
    )


CODES = {"request_key", "key", "message_id", "external_id", "value", "shown"}
"""Names that programs give; keys of what came from outside are looked through for signs like any text."""


def found_in_texts(words: str) -> list[str]:
    """ "table.column" of every text, list, JSON, bytes and search entry that holds the words."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, udt_name FROM information_schema.columns "
            "JOIN information_schema.tables USING (table_schema, table_name) "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'"
        )
        for table, column, kind in cursor.fetchall():
            text = f'"{column}"::text'
            if kind == "bytea":
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" WHERE position(%s::bytea IN "{column}") > 0',  # noqa: S608
                    [words.encode()],
                )
            else:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" WHERE position(lower(%s) IN lower({text})) > 0',  # noqa: S608
                    [words],
                )
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


def found_in_files(home, words: str) -> list[str]:
    return [str(path) for path in home.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
