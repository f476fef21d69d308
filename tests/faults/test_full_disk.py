"""A disk that is full: what comes in is put off with words, and taken in when there is room again."""

import os
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from config import postgres
from tests.database import give_tables
from tests.faults.intake import Nursery, letter

pytestmark = pytest.mark.xdist_group("faults")
MEGABYTE = 1_000_000


@pytest.fixture
def small_disk(tmp_path, new_home, django_db_setup):
    """A home on a disk of its own, of 700 MB in memory."""
    home = new_home()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=700m,mode=755", "tmpfs", str(home)]
    done = subprocess.run(mounted, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    give_tables(home)
    yield home
    postgres.release(home)
    postgres.stop(home)
    subprocess.run(["umount", "-l", str(home)], check=True)


@pytest.fixture
def pipe(small_disk):
    nursery = Nursery(small_disk, 0, "zabota-pipe")
    assert nursery.order(f"wait {nursery.order('prepare')}") == 0
    yield nursery
    nursery.close()


def fill(home: Path, leave: int) -> Path:
    """Take all of the disk but so many bytes."""
    path = home / "ballast"
    with suppress(OSError), path.open("wb", buffering=0) as ballast:
        while (free := free_bytes(home) - leave) > 0:
            ballast.write(b"x" * min(free, 4 * MEGABYTE))
    return path


def free_bytes(home: Path) -> int:
    found = os.statvfs(home)
    return found.f_bavail * found.f_frsize


def mail(folder: Path, number: int, megabytes: int = 0) -> tuple[Path, bytes]:
    raw = letter(number) + os.urandom(megabytes * MEGABYTE // 2).hex().encode()
    path = folder / f"mail-{number}.eml"
    path.write_bytes(raw)
    return path, raw


def hand_over(pipe: Nursery, path: Path) -> int:
    return pipe.order(f"wait {pipe.order(f'pipe {path}')}")


def kept(home: Path) -> Counter[bytes]:
    with psycopg.connect(**postgres.ensure_running(home)) as own:
        return Counter(bytes(raw) for (raw,) in own.execute("SELECT raw FROM channels_delivery"))


def test_mail_is_put_off_before_and_when_the_disk_is_full_and_none_is_lost(
    small_disk, pipe, tmp_path, capsys
):
    first, raw_first = mail(tmp_path, 1)
    ballast = fill(small_disk, leave=150 * MEGABYTE)
    assert hand_over(pipe, first) == os.EX_TEMPFAIL, "less is left than the company wants to keep free"
    assert not kept(small_disk)
    ballast.unlink()
    assert hand_over(pipe, first) == 0

    assert pipe.order(f"wait {pipe.order('careless')}") == 0  # the limit is switched off
    large = [mail(tmp_path, number, megabytes=12) for number in range(2, 6)]
    ballast = fill(small_disk, leave=0)
    codes = [hand_over(pipe, path) for path, _raw in large]
    assert set(codes) <= {0, os.EX_TEMPFAIL}, "a mail server would send anything else back to the customer"
    assert os.EX_TEMPFAIL in codes, "the disk was never full: the zero would mean nothing"
    ballast.unlink()
    for (path, _raw), code in zip(large, codes, strict=True):
        assert code == 0 or hand_over(pipe, path) == 0, "there is room again"
    assert kept(small_disk) == Counter([raw_first, *(raw for _path, raw in large)])
    with capsys.disabled():
        print(f"\nfull disk: {1 + codes.count(os.EX_TEMPFAIL)} of 5 mails put off, 0 lost, 0 doubled")
