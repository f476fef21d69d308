"""Deleted means gone: from the disk, from the database and its log, and from copies made before."""

import os
import shutil
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection

from tests.custody.conftest import CANARY
from zabota.custody.actions.destroy_document import destroy_document
from zabota.custody.actions.receive_document import receive_document
from zabota.custody.sealed import Gone, unseal
from zabota.desk.models import Note


def test_again_it_changes_nothing(asked):
    receive_document(asked, CANARY, "a.jpg")
    asked.refresh_from_db()
    destroy_document(asked)
    gone_at = asked.destroyed_at
    destroy_document(asked)
    assert asked.destroyed_at == gone_at


def test_after_a_crash_between_file_and_row_the_next_try_mends_the_row(asked, home):
    receive_document(asked, CANARY, "a.jpg")
    asked.refresh_from_db()
    for path in [p for p in home.rglob("*") if p.is_file()]:
        path.unlink()
    destroy_document(asked)
    assert asked.destroyed_at and not asked.is_held


def found_in_database(words: bytes) -> int:
    """Files of the test's own database server, its log included, that hold these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_relation_filepath('custody_document'), current_setting('data_directory')")
        table, data = cursor.fetchone()
    folders = [(Path(data) / table).parent, Path(data) / "pg_wal"]
    return sum(
        words in path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file()
    )


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="its files are elsewhere")
def test_neither_database_nor_log_nor_an_old_copy_brings_it_back(asked, home, tmp_path_factory, nina):
    receive_document(asked, CANARY, "паспорт.jpg")
    asked.refresh_from_db()
    key = next(home.rglob("*.key")).read_bytes()
    box = shutil.copy(next(home.rglob("*.box")), tmp_path_factory.mktemp("copy"))
    Note.objects.create(conversation=asked.conversation, user=nina, text="контроль-7731")
    assert Fernet(key).decrypt(Path(box).read_bytes()) == CANARY
    destroy_document(asked)
    with pytest.raises(Gone):
        unseal(asked.sealed_as or "00")
    assert found_in_database("контроль-7731".encode()) > 0, "the search finds what is there"
    assert found_in_database(CANARY) == found_in_database(key) == 0
    assert not [path for path in home.rglob("*") if path.is_file()]
    with pytest.raises(InvalidToken):
        Fernet(Fernet.generate_key()).decrypt(Path(box).read_bytes())
