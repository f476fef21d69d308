"""Goodwill that is given often, so that it takes two clicks: lines of "kind | what | cost"."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from zabota.company.parameters import value_of
from zabota.recovery.models import Goodwill


@dataclass(frozen=True)
class Preset:
    kind: str
    what: str
    cost: Decimal


def presets_for(branch_id: int | None) -> list[Preset]:
    """What the branch has set; lines that make no sense are left out."""
    lines = str(value_of("recovery.presets", branch_id)).splitlines()
    return [preset for preset in map(read_preset, lines) if preset]


def read_preset(line: str) -> Preset | None:
    """One line, or None when it is not "kind | what | cost" with a kind of ours and a cost from 0."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or parts[0] not in Goodwill.Kind.values or not parts[1]:
        return None
    cost = _amount(parts[2])
    return None if cost is None else Preset(parts[0], parts[1][:200], cost)


def _amount(text: Any) -> Decimal | None:
    try:
        cost = round(Decimal(text), 2)
    except InvalidOperation:
        return None
    return cost if 0 <= cost < Decimal("10000000000") else None
