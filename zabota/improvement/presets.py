"""The trees of causes that sectors start with (`causes.csv`), in three languages; each is changed freely."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "causes.csv"
COMMON = "common"
"""Its rows stand in every sector's tree."""


@dataclass(frozen=True)
class Template:
    """A cause to begin with; `below` is the key of its parent, `touchpoints` are named as they come."""

    key: str
    below: str
    en: str
    ru: str
    ro: str
    touchpoints: tuple[str, ...]
    words: tuple[str, ...]


def templates_for(sector: str) -> Iterator[Template]:
    """The sector's rows and the common ones, parents before their parts; an unknown sector has the common."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["sector"] in (sector, COMMON):
                touchpoints = tuple(filter(None, row["touchpoints"].split("|")))
                words = tuple(row["words"].split())
                yield Template(row["key"], row["below"], row["en"], row["ru"], row["ro"], touchpoints, words)
