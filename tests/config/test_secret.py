import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret import kept_secret

READ = "import sys; from pathlib import Path; from config.secret import kept_secret; "
SAY = "input(); print(kept_secret(Path(sys.argv[1]), 'secret'))"


def test_processes_that_start_at_once_all_get_the_same(tmp_path):
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", READ + SAY, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _one in range(12)
    ]
    for one in begun:
        one.stdin.write("\n")
        one.stdin.flush()
    said = {one.communicate(timeout=60)[0].strip() for one in begun}
    assert len(said) == 1 and len(said.pop()) >= 60
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_it_is_nobody_else_s_to_read(tmp_path):
    kept_secret(tmp_path, "fields")
    assert (tmp_path / "fields.key").stat().st_mode & 0o077 == 0


def test_one_from_the_environment_is_taken_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("ZABOTA_SECRET", "from the environment")
    assert kept_secret(tmp_path, "secret") == "from the environment" and not list(tmp_path.iterdir())


def test_an_empty_one_is_named_and_not_made_anew(tmp_path: Path):
    (tmp_path / "fields.key").touch()
    with pytest.raises(ImproperlyConfigured, match=r"fields\.key is empty"):
        kept_secret(tmp_path, "fields")
