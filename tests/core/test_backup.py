"""A copy is one command, is proven by bringing it back, and damage never reaches a company's data."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from config import postgres

ROOT = Path(__file__).resolve().parents[2]
ADD_USER = "from zabota.company.models import User; User.objects.create_user('{0}@zabota.example', 'длинный пароль')"
NAMES = "from zabota.company.models import User; print(sorted(User.objects.values_list('email', flat=True)))"


class Home:
    """A Zabota of its own, used by its command in other processes."""

    def __init__(self, folder: Path):
        self.folder = folder
        postgres.ensure_running(folder)  # one start for all the commands
        self.zabota("migrate", "-v0")

    def zabota(self, *words: object, fails: bool = False) -> str:
        environment = {**os.environ, "ZABOTA_HOME": str(self.folder), "PYTHONUTF8": "1"}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "config.cli", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def shell(self, code: str) -> str:
        return self.zabota("shell", "-v0", "-c", code)

    def keep_file(self, name: str, content: bytes) -> None:
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="module")
def kept(new_home):
    """A company with one user and one file, and its copy."""
    home = Home(new_home())
    home.shell(ADD_USER.format("ирина"))
    home.keep_file("ab/cd", "Жалоба Веры".encode())
    home.zabota("backup", home.folder / "copy.tar.gz")
    return home


@pytest.fixture
def empty(new_home):
    home = Home(new_home())
    return home


def test_a_copy_is_verified_by_restoring_it(kept, tmp_path):
    said = kept.zabota("backup", tmp_path / "again.tar.gz", "--verify")
    assert "no table and no file differs" in said
    assert (tmp_path / "again.tar.gz").stat().st_mode & 0o077 == 0


def test_a_copy_comes_back_with_rows_files_and_keys(kept, empty):
    empty.zabota("restore", kept.folder / "copy.tar.gz")
    assert empty.shell(NAMES).strip() == "['ирина@zabota.example']"
    assert (empty.folder / "files" / "ab" / "cd").read_text() == "Жалоба Веры"
    for name in ("secret.key", "fields.key"):
        assert (empty.folder / name).read_text() == (kept.folder / name).read_text()


def test_a_company_is_not_overwritten_unless_forced(kept, empty):
    empty.shell(ADD_USER.format("дан"))
    empty.keep_file("here", b"mine")
    said = empty.zabota("restore", kept.folder / "copy.tar.gz", fails=True)
    assert "--force" in said and empty.shell(NAMES).strip() == "['дан@zabota.example']"
    empty.zabota("restore", kept.folder / "copy.tar.gz", "--force")
    assert empty.shell(NAMES).strip() == "['ирина@zabota.example']"
    assert [path.read_bytes() for path in empty.folder.glob("files-before-*/here")] == [b"mine"]


@pytest.mark.parametrize("damage", ["cut short", "one byte", "a file missing", "a strange file", "not a copy"])
def test_a_damaged_copy_is_refused_and_nothing_changes(kept, empty, tmp_path, damage):
    bad = tmp_path / "bad.tar.gz"
    spoil(kept.folder / "copy.tar.gz", bad, damage, tmp_path)
    said = empty.zabota("restore", bad, fails=True)
    assert "Nothing was changed" in said
    assert empty.shell(NAMES).strip() == "[]"
    assert not (empty.folder / "files" / "ab").exists()


def spoil(good: Path, bad: Path, damage: str, folder: Path) -> None:
    content = good.read_bytes()
    if damage == "cut short":
        bad.write_bytes(content[: len(content) * 2 // 3])
    elif damage == "not a copy":
        bad.write_bytes("это не копия".encode())
    else:
        with tarfile.open(good) as archive:
            archive.extractall(folder / "open")
        if damage == "one byte":
            (folder / "open" / "files" / "ab" / "cd").write_text("Жалоба Боба!")
        elif damage == "a file missing":
            (folder / "open" / "files" / "ab" / "cd").unlink()
        else:
            (folder / "open" / "files" / "evil").write_text("x")
        with tarfile.open(bad, "w:gz") as archive:
            for path in sorted((folder / "open").rglob("*")):
                archive.add(path, path.relative_to(folder / "open"), recursive=False) if path.is_file() else None


def test_a_copy_of_a_newer_program_is_refused(kept, empty, tmp_path):
    newer = tmp_path / "newer.tar.gz"
    kept.shell(
        "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection; "
        "R(connection).record_applied('desk', '9999_from_the_future')"
    )
    kept.zabota("backup", newer)
    kept.shell(
        "from django.db.migrations.recorder import MigrationRecorder as R; from django.db import connection; "
        "R(connection).record_unapplied('desk', '9999_from_the_future')"
    )
    assert "newer Zabota" in empty.zabota("restore", newer, fails=True)
    assert empty.shell(NAMES).strip() == "[]"


def test_restoring_under_a_running_application_is_refused(kept, empty):
    with psycopg.connect(**postgres.ensure_running(empty.folder)):
        assert "other connections" in empty.zabota("restore", kept.folder / "copy.tar.gz", fails=True)
