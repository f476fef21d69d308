"""The request that a gateway wants, as lines with {names}: no template engine, no attribute is walked."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NAME = re.compile(r"\{([a-z_]{1,30})\}")
KNOWN = ("to", "to_digits", "text", "sender", "id", "report_url", "inbound_url", "key")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Each {name} that is known, once; what is put in is not looked at again."""
    return NAME.sub(lambda found: values.get(found[1], found[0]), text)


def read_lines(text: str, separator: str) -> list[tuple[str, str]]:
    """`name=value` or `Name: value`, one a line; raises ValidationError that names the line."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, given, value = line.partition(separator)
        if not given or not name.strip():
            words = _("“%(line)s” is not understood: write name%(sign)svalue, one a line.")
            raise ValidationError(words, params={"line": line, "sign": separator})
        if unknown := [one for one in NAME.findall(value) if one not in KNOWN]:
            raise ValidationError(_("Nothing is called {%(name)s}."), params={"name": unknown[0]})
        found.append((name.strip(), value.strip()))
    return found


def at_path(said: Any, path: str) -> str:
    """What stands at `messages.0.id` in a JSON, as text; "" when nothing does."""
    for step in filter(None, path.split(".")):
        if isinstance(said, list) and step.isdigit() and int(step) < len(said):
            said = said[int(step)]
        elif isinstance(said, dict):
            said = said.get(step)
        else:
            return ""
    if isinstance(said, bool):
        return json.dumps(said)
    return str(said) if isinstance(said, str | int | float) else ""
