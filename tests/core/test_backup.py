"""A copy is one command, is proven by bringing it back, and damage never reaches a company's data."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from config import postgres

pytestmark = pytest.mark.xdist_group("backup")

ROOT = Path(__file__).resolve().parents[2]
ADD_USER = (
    "from zabota.company.models import User; User.objects.create_user('{0}@zabota.example', 'длинный пароль')"
)


class Home:
    """A Zabota of its own, used by its command in other processes."""

    def __init__(self, folder: Path):
        self.folder = folder

    def zabota(self, *words: object, fails: bool = False) -> str:
        environment = {**os.environ, "ZABOTA_HOME": str(self.folder), "PYTHONUTF8": "1"}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "config.cli", *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def shell(self, code: str) -> str:
        return self.zabota("shell", "-v0", "-c", code)

    def ask(self, query: str) -> list:
        with psycopg.connect(**postgres.ensure_running(self.folder)) as link:
            cursor = link.execute(query)
            return [row[0] for row in cursor] if cursor.description else []

    def users(self) -> list[str]:
        return self.ask("SELECT email FROM company_user ORDER BY email")

    def keep_file(self, name: str, content: bytes) -> None:
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="module")
def kept(ready_home):
    """A company with one user and one file, and its copy."""
    home = Home(ready_home())
    home.shell(ADD_USER.format("ирина"))
    home.keep_file("ab/cd", "Жалоба Веры".encode())
    home.zabota("backup", home.folder / "copy.tar.gz")
    return home


@pytest.fixture
def empty(ready_home):
    home = Home(ready_home())
    return home


@pytest.fixture(scope="module")
def untouched(ready_home):
    """A home without a company, for copies that are refused."""
    return Home(ready_home())


def test_a_copy_is_verified_by_restoring_it(kept, tmp_path):
    said = kept.zabota("backup", tmp_path / "again.tar.gz", "--verify")
    assert "no table and no file differs" in said
    assert (tmp_path / "again.tar.gz").stat().st_mode & 0o077 == 0


def test_a_copy_comes_back_with_rows_files_and_keys(kept, empty):
    empty.zabota("restore", kept.folder / "copy.tar.gz")
    assert empty.users() == ["ирина@zabota.example"]
    assert (empty.folder / "files" / "ab" / "cd").read_text() == "Жалоба Веры"
    for name in ("secret.key", "fields.key"):
        assert (empty.folder / name).read_text() == (kept.folder / name).read_text()


def test_a_company_is_not_overwritten_unless_forced(kept, empty):
    empty.shell(ADD_USER.format("дан"))
    empty.keep_file("here", b"mine")
    said = empty.zabota("restore", kept.folder / "copy.tar.gz", fails=True)
    assert "--force" in said and empty.users() == ["дан@zabota.example"]
    empty.zabota("restore", kept.folder / "copy.tar.gz", "--force")
    assert empty.users() == ["ирина@zabota.example"]
    assert [path.read_bytes() for path in empty.folder.glob("files-before-*/here")] == [b"mine"]


@pytest.mark.parametrize(
    "damage", ["cut short", "one byte", "a file missing", "a strange file", "not a copy"]
)
def test_a_damaged_copy_is_refused_and_nothing_changes(kept, untouched, tmp_path, damage):
    bad = tmp_path / "bad.tar.gz"
    spoil(kept.folder / "copy.tar.gz", bad, damage, tmp_path)
    said = untouched.zabota("restore", bad, fails=True)
    assert "Nothing was changed" in said
    assert untouched.users() == []
    assert not (untouched.folder / "files" / "ab").exists()


def spoil(good: Path, bad: Path, damage: str, folder: Path) -> None:
    content = good.read_bytes()
    if damage == "cut short":
        bad.write_bytes(content[: len(content) * 2 // 3])
    elif damage == "not a copy":
        bad.write_bytes("это не копия".encode())
    else:
        with tarfile.open(good) as archive:
            archive.extractall(folder / "open")  # noqa: S202
        if damage == "one byte":
            (folder / "open" / "files" / "ab" / "cd").write_text("Жалоба Боба!")
        elif damage == "a file missing":
            (folder / "open" / "files" / "ab" / "cd").unlink()
        else:
            (folder / "open" / "files" / "evil").write_text("x")
        with tarfile.open(bad, "w:gz") as archive:
            for path in sorted((folder / "open").rglob("*")):
                archive.add(
                    path, path.relative_to(folder / "open"), recursive=False
                ) if path.is_file() else None


def test_a_copy_of_a_newer_program_is_refused(kept, untouched, tmp_path):
    newer = tmp_path / "newer.tar.gz"
    future = "VALUES ('desk', '9999_from_the_future', now())"
    kept.ask(f"INSERT INTO django_migrations (app, name, applied) {future}")
    kept.zabota("backup", newer)
    kept.ask("DELETE FROM django_migrations WHERE name LIKE '9999%'")
    assert "newer Zabota" in untouched.zabota("restore", newer, fails=True)
    assert untouched.users() == []


def test_restoring_under_a_running_application_is_refused(kept, untouched):
    with psycopg.connect(**postgres.ensure_running(untouched.folder)):
        assert "other connections" in untouched.zabota("restore", kept.folder / "copy.tar.gz", fails=True)
