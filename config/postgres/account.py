"""PostgreSQL refuses to run as root: started by root, it runs under an account without rights.

The account is, in order: the owner of the data folder, ZABOTA_PG_USER, `zabota`, `postgres`, a new system
account `zabota`, `nobody`. Where that account cannot reach the home folder or the programs (a checkout
under /root), the data lives in /var/lib/zabota and the home folder holds a link to it: no folder of the
machine is opened to everyone.
"""

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.postgres.place import PostgresProblem, digest

ELSEWHERE = Path("/var/lib/zabota")


@dataclass(frozen=True)
class Account:
    """Who the server's processes run as; `uid` None is ourselves."""

    uid: int | None = None
    gid: int | None = None

    def as_user(self) -> dict[str, Any]:
        """The arguments of subprocess.run that take on this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)

    def can(self, test: str, path: Path) -> bool:
        """Whether the account passes a shell test (`-x`, `-r`) on the path."""
        command = ["/bin/sh", "-c", f'test {test} "$1"', "sh", str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.as_user()).returncode == 0


def account_for(data: Path) -> Account:
    """The account that may run a server on this data folder."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    if chosen := os.environ.get("ZABOTA_PG_USER"):
        return _named(chosen) or _fail(chosen)
    return _named("zabota") or _named("postgres") or _new("zabota") or _named("nobody") or _fail("nobody")


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _new(name: str) -> Account | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--user-group", "--home-dir", "/nonexistent", "--no-create-home", name]
    made = subprocess.run(command, capture_output=True, check=False)
    return _named(name) if made.returncode == 0 else None


def _fail(name: str) -> Account:
    raise PostgresProblem(
        f"PostgreSQL does not run as root, and there is no account '{name}' without rights to run it as. "
        "Start Zabota as an ordinary user, or set ZABOTA_PG_USER to one."
    )


def settle(home: Path, account: Account) -> Path:
    """Make sure that the account reaches the home's data; returns the data folder, perhaps elsewhere."""
    data = home / "postgres"
    if account.uid is None or data.is_symlink():
        return data.resolve()
    if not account.can("-x", home):
        home.chmod(home.stat().st_mode | 0o011)  # ours: its folders are closed one by one
    if account.can("-x", home):
        return data
    return _elsewhere(home, data)


def _elsewhere(home: Path, data: Path) -> Path:
    if data.exists():
        raise PostgresProblem(
            f"PostgreSQL does not run as root, and its account cannot reach {data}. Move {home} to a folder "
            "that others may pass through, and set ZABOTA_HOME to it."
        )
    folder = _private(ELSEWHERE / digest(home))
    target = folder / "postgres"
    if target.exists():
        target.rename(folder / f"postgres-left-{int(time.time())}")
    data.symlink_to(target)
    print(f"PostgreSQL does not run as root and cannot reach {home}: the data is in {target}.", flush=True)
    return target


def _private(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o711)
    for part in (ELSEWHERE, folder):
        part.chmod(0o711)
    return folder


def reachable(programs: Path, account: Account) -> Path:
    """The programs' folder, or a copy of it where the account cannot run them in place."""
    if account.uid is None or account.can("-x", programs / "postgres"):
        return programs
    copy = _private(ELSEWHERE) / f"programs-{digest(programs)}-{int((programs / 'postgres').stat().st_mtime)}"
    if not copy.exists():
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        for part in _installation(programs):
            shutil.copytree(part, half / part.relative_to(programs.parents[2]), symlinks=True)
        for folder in (half, half / programs.parents[1].name):
            folder.chmod(0o755)
        half.rename(copy)
    return copy / programs.relative_to(programs.parents[2])


def _installation(programs: Path) -> list[Path]:
    """The tree of the programs, and the wheel's folder of libraries that they look for beside it."""
    libraries = programs.parents[1].with_name(programs.parents[1].name + ".libs")
    return [programs.parent, libraries] if libraries.is_dir() else [programs.parent]
