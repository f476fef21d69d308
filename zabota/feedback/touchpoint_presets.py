"""Registers of about a hundred touchpoints a sector, from `data/touchpoints/`: common.csv and its own."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from zabota.feedback.models.touchpoint import Touchpoint

FOLDER = Path(__file__).parent / "data" / "touchpoints"
SECTORS = ("clinic", "shop", "repair", "wholesaler", "bank")
LANGUAGES = ("ru", "ro")

OWNERS = {
    "Cash desk": _("Cash desk"),
    "Contact centre": _("Contact centre"),
    "Credit department": _("Credit department"),
    "Facilities": _("Facilities"),
    "Finance": _("Finance"),
    "Front office": _("Front office"),
    "IT": _("IT"),
    "Legal": _("Legal"),
    "Logistics": _("Logistics"),
    "Marketing": _("Marketing"),
    "Medical staff": _("Medical staff"),
    "Quality": _("Quality"),
    "Retail products": _("Retail products"),
    "Sales": _("Sales"),
    "Security": _("Security"),
    "Warehouse": _("Warehouse"),
    "Workshop": _("Workshop"),
}
"""The departments that usually own touchpoints."""


@dataclass(frozen=True)
class Preset:
    """One line of a sector's register. `starts`: it is there from a company's first day."""

    name: str
    names: Mapping[str, str]
    stage: str
    kind: str
    owner: str
    starts: bool

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.name


@cache
def presets_of(sector: str) -> tuple[Preset, ...]:
    """In the order of a customer's way; an unknown sector is taken for a shop."""
    own = read(sector if sector in SECTORS else "shop")
    known = {preset.name for preset in own}
    lines = own + [preset for preset in read("common") if preset.name not in known]
    way = list(Touchpoint.Stage.values)
    return tuple(sorted(lines, key=lambda preset: way.index(preset.stage)))


def read(sector: str) -> list[Preset]:
    with (FOLDER / f"{sector}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Preset(
                name=line["name"],
                names={language: line[language] for language in LANGUAGES},
                stage=line["stage"],
                kind=line["kind"],
                owner=line["owner"],
                starts=bool(line["starts"]),
            )
            for line in csv.DictReader(file)
        ]
