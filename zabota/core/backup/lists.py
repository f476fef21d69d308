"""Lists that only grow, one line a thing, kept beside the database: a restore joins them."""

import os
from collections.abc import Callable
from pathlib import Path

FOLDER = "lists"
_after: list[Callable[[], int]] = []


def after_restore(action: Callable[[], int]) -> Callable[[], int]:
    """Call it when a copy was brought back and its tables are up to date."""
    _after.append(action)
    return action


def actions_after_restore() -> list[Callable[[], int]]:
    return list(_after)


def join_lists(copied: Path, home: Path) -> None:
    """Every line of a copy's lists that is not on ours is added to it."""
    for copy in sorted(copied.glob("*.jsonl")):
        ours = home / FOLDER / copy.name
        ours.parent.mkdir(mode=0o700, exist_ok=True)
        known = ours.read_text(encoding="utf-8").splitlines() if ours.exists() else []
        news = [line for line in copy.read_text(encoding="utf-8").splitlines() if line not in set(known)]
        half = ours.with_suffix(".part")
        with half.open("w", encoding="utf-8") as out:
            out.write("".join(f"{line}\n" for line in [*known, *news]))
            out.flush()
            os.fsync(out.fileno())
        half.replace(ours)
