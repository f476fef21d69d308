"""Approved templates: outside of the 24 hours a text goes through only if one of them has it."""

import re
from dataclasses import dataclass
from typing import Any

from zabota.channels.models import Inbox
from zabota.channels.posted_json import Said, rows, text

PLACE = re.compile(r"\{\{\s*(\w{1,40})\s*\}\}")
LONGEST = 1100


@dataclass(frozen=True)
class Filled:
    """A template and what stands in its places, in their order."""

    name: str
    language: str
    values: tuple[tuple[str, str], ...]

    def as_component(self) -> list[dict[str, Any]]:
        if not self.values:
            return []
        parameters = [
            {"type": "text", "text": value, **({} if name.isdigit() else {"parameter_name": name})}
            for name, value in self.values
        ]
        return [{"type": "body", "parameters": parameters}]


def usable(found: list[Said]) -> list[dict[str, str]]:
    """Of Meta's list those that a text alone fills: approved, and nothing but words in them."""
    kept = []
    for template in found:
        parts = {text(one, "type", 20).upper(): one for one in rows(template, "components")}
        if text(template, "status", 20).upper() == "APPROVED" and is_plain(parts):
            body = text(parts["BODY"], "text", LONGEST)
            names = {"name": text(template, "name", 512), "language": text(template, "language", 15)}
            kept.append({**names, "body": body})
    return kept


def is_plain(parts: dict[str, Said]) -> bool:
    """A body, and around it nothing that asks for a file or a value of its own."""
    header = parts.get("HEADER", {"format": "TEXT"})
    is_text = text(header, "format", 20).upper() == "TEXT" and not PLACE.search(text(header, "text"))
    buttons = rows(parts.get("BUTTONS", {}), "buttons")
    return "BODY" in parts and is_text and not any("{{" in text(button, "url") for button in buttons)


def templates_of(inbox: Inbox) -> list[dict[str, str]]:
    return inbox.state.get("whatsapp", {}).get("templates", [])


def fitting(inbox: Inbox, said: str) -> Filled | None:
    """The first template whose words these are, with what was put in its places."""
    for template in templates_of(inbox):
        values = filled_in(template["body"], said)
        if values is not None:
            return Filled(template["name"], template["language"], values)
    return None


def filled_in(body: str, said: str) -> tuple[tuple[str, str], ...] | None:
    """What stands in the places of the body; None for another text. Linear in the text's length."""
    said, names = squeezed(said), PLACE.findall(body)
    if len(said) > LONGEST * 2:
        return None
    first, *rest = [squeezed(part, strip=False) for part in PLACE.split(body)[::2]]
    if not rest:
        return () if said == first.strip() else None
    first, rest[-1] = first.lstrip(), rest[-1].rstrip()
    if not said.startswith(first) or not said.endswith(rest[-1]):
        return None
    values, at = [], len(first)
    for number, part in enumerate(rest):
        last = number == len(rest) - 1
        end = len(said) - len(part) if last else said.find(part, at + 1)
        value = said[at:end].strip() if end >= at else ""
        if not value or "\n" in value or PLACE.search(value):
            return None
        values.append(value)
        at = end + len(part)
    return tuple(zip(names, values, strict=True))


def squeezed(said: str, strip: bool = True) -> str:
    """Line ends alike and spaces single, so that a space too many is no other text."""
    one = re.sub(r"[ \t]+", " ", said.replace("\r\n", "\n"))
    return one.strip() if strip else one
