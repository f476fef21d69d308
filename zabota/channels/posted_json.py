"""Reading what a provider posted: JSON of which nothing is taken for granted."""

import json
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from zabota.channels.kind import NotReadable

Said = dict[str, Any]


def parse_object(raw: bytes) -> Said:
    """A posted JSON object; raises NotReadable."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise NotReadable(_("This is no JSON.")) from error
    if not isinstance(said, dict):
        raise NotReadable(_("This is no JSON object."))
    return said


def part(said: Any, *path: str) -> Said:
    """The object at the end of the path; {} when there is none."""
    for name in path:
        said = said.get(name) if isinstance(said, dict) else None
    return said if isinstance(said, dict) else {}


def rows(said: Any, name: str) -> list[Said]:
    """The objects of a list; what is none is left out."""
    found = said.get(name) if isinstance(said, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def text(said: Any, name: str, longest: int = 20_000) -> str:
    """A text, or a number as text; without controls, within bounds."""
    value = said.get(name) if isinstance(said, dict) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    kept = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in kept if c in "\n\t" or c.isprintable() or c in "\u200d\ufe0f")[:longest]


def moment(value: Any, *, per_second: int = 1) -> datetime | None:
    """Seconds (or milliseconds, `per_second=1000`) since 1970 as a moment; None for what is none."""
    try:
        return datetime.fromtimestamp(float(value) / per_second, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def place_words(latitude: Any, longitude: Any, name: str = "") -> str:
    """A place as words and a link that any map opens."""
    try:
        x, y = f"{float(latitude):.6f}", f"{float(longitude):.6f}"
    except (TypeError, ValueError):
        return name
    link = f"https://www.openstreetmap.org/?mlat={x}&mlon={y}#map=17/{x}/{y}"
    return f"{name} {link}".strip()
