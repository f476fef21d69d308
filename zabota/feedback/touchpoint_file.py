"""The register as a table: what the file's columns are called, and lines read from one."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from zabota.company.models import Branch, Department
from zabota.core.errors import Refused
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.touchpoint_presets import LANGUAGES

COLUMNS = ("stage", "kind", "owner", "branch", "order", "name", *LANGUAGES)
LONGEST_NAME = 120
MOST_LINES = 2000


@dataclass(frozen=True)
class Line:
    """One line that was understood; `fields` as `add_touchpoint` takes them. An empty cell says nothing."""

    number: int
    name: str
    stage: str
    fields: dict[str, Any] = field(default_factory=dict)


def read_file(data: bytes, branches: Iterable[Branch]) -> list[Line]:
    """Lines of a CSV file in UTF-8 with `COLUMNS` (name and stage are needed), by comma or semicolon.

    Refused, naming the first line that is wrong. A cell guarded with ' for spreadsheets is taken without it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(_("This is no CSV file in UTF-8. Save it as “CSV UTF-8” and send it again.")) from wrong
    head = text.partition("\n")[0]
    table = csv.DictReader(StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [name.strip().lower() for name in table.fieldnames or []]
    if not {"name", "stage"} <= set(names):
        raise Refused(_("The first line must name the columns: %(names)s.") % {"names": ", ".join(COLUMNS)})
    table.fieldnames = names
    known = Known({row.name: row for row in branches}, {row.name: row for row in Department.objects.all()})
    try:
        rows = [(table.line_num, {key: clean(value) for key, value in row.items() if key}) for row in table]
    except csv.Error as wrong:
        raise Refused(_("This table cannot be read: %(why)s.") % {"why": wrong}) from wrong
    if len(rows) > MOST_LINES:
        raise Refused(_("At most %(number)d lines fit into one file.") % {"number": MOST_LINES})
    return [known.line(number, row) for number, row in rows if any(row.values())]


def clean(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text


@dataclass(frozen=True)
class Known:
    branches: dict[str, Branch]
    departments: dict[str, Department]

    def line(self, number: int, row: dict[str, str]) -> Line:
        name, stage = row.get("name", ""), row.get("stage", "").lower()
        if not name or len(name) > LONGEST_NAME:
            refuse(
                number, _("the name is missing or longer than %(limit)d letters") % {"limit": LONGEST_NAME}
            )
        if stage not in Touchpoint.Stage.values:
            refuse(
                number, _("the stage must be one of %(list)s") % {"list": ", ".join(Touchpoint.Stage.values)}
            )
        fields: dict[str, Any] = {}
        if names := {code: row[code][:LONGEST_NAME] for code in LANGUAGES if row.get(code)}:
            fields["names"] = names
        if kind := row.get("kind"):
            fields["kind"] = kind[:60]
        if order := row.get("order"):
            if not order.isdecimal() or int(order) > 30_000:
                refuse(number, _("the place in the list must be a number"))
            fields["order"] = int(order)
        if owner := row.get("owner"):
            fields["department"] = found(
                self.departments, owner, number, _("there is no department “%(name)s”")
            )
        if branch := row.get("branch"):
            fields["branch"] = found(
                self.branches, branch, number, _("there is no branch “%(name)s” of yours")
            )
        return Line(number, name, stage, fields)


def found(rows: dict[str, Any], name: str, number: int, otherwise: str) -> Any:
    if name not in rows:
        refuse(number, otherwise % {"name": name})
    return rows[name]


def refuse(number: int, why: str) -> None:
    raise Refused(_("Line %(number)d: %(why)s.") % {"number": number, "why": why})
