"""A table that the database itself writes: as fast as its COPY, whatever its length, and harmless."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Expression, F, Func, QuerySet, TextField, Value
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from zabota.core.export.cells import neutral
from zabota.core.export.csv import BYTE_ORDER_MARK
from zabota.core.export.response import FORMATS, XLSX
from zabota.core.export.xlsx import write_xlsx

BLOCK = 256 * 1024
PART_ROWS = 1_000_000
"""Rows in one spreadsheet: as many as fit a sheet."""
UNSPEAKABLE = bytes([*range(1, 9), 11, 12, *range(14, 32)])
NO_LETTERS = ("\ufffe".encode(), "\uffff".encode())
SPACES = [
    chr(code) for code in (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
]
SPACE = "|".join(["[ \t\r\n]", *SPACES])
SIGN = "|".join(["[=+@|%-]", *"＝＋－＠"])
FORMULA = re.compile(f'((?:^|,|\n)")(?=[\t\r\n]|(?:{SPACE})*(?:{SIGN}))'.encode())
"""A quoted field that would be taken for a formula; within a field quotes are doubled, so none is found."""


@dataclass(frozen=True)
class QueryColumn:
    """One column: its label and what the database says in it. `is_text` may hold anything people wrote."""

    label: Any
    said: Expression | F
    is_text: bool = False
    is_moment: bool = False


class InZone(Func):
    """A moment as text in the company's zone, to the second."""

    template = "to_char(%(expressions)s, 'YYYY-MM-DD HH24:MI:SS')"
    arg_joiner = " AT TIME ZONE "
    output_field = TextField()


def export_query(
    kind: str, name: str, columns: Sequence[QueryColumn], rows: QuerySet, part: int = 1
) -> HttpResponseBase:
    """The rows as a download, `kind` one of FORMATS (404 for others), called `name` with today's date.

    CSV is all of them, streamed; a spreadsheet holds PART_ROWS, `part` says which.
    """
    if kind not in FORMATS:
        raise Http404
    labels = [str(column.label) for column in columns]
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}{f'-{part}' if part > 1 else ''}.{kind}"
    if kind == "xlsx":
        first = (max(1, part) - 1) * PART_ROWS
        raw = rows.values_list(*(column.said for column in columns))[first : first + PART_ROWS]
        found = write_xlsx(labels, raw.iterator(chunk_size=2000), name)
        return FileResponse(found, as_attachment=True, filename=filename, content_type=XLSX)
    response = StreamingHttpResponse(
        stream_query(labels, columns, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def stream_query(labels: Sequence[str], columns: Sequence[QueryColumn], rows: QuerySet) -> Iterator[bytes]:
    """As UTF-8 with commas, read from the database a block at a time; what people wrote stands in quotes."""
    yield (BYTE_ORDER_MARK + ",".join(_quoted(neutral(label)) for label in labels) + "\r\n").encode()
    named = {f"column_{place}": said_of(column) for place, column in enumerate(columns)}
    sql, values = rows.annotate(**named).values_list(*named).query.sql_with_params()
    texts = ", ".join(f"column_{place}" for place, column in enumerate(columns) if column.is_text)
    quoted = f", FORCE_QUOTE ({texts})" if texts else ""
    waiting, size = [], 0
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv{quoted})", values) as copy,
    ):
        while line := copy.read():
            waiting.append(bytes(line))
            size += len(line)
            if size >= BLOCK:
                yield harmless(b"".join(waiting))
                waiting, size = [], 0
    yield harmless(b"".join(waiting))


def said_of(column: QueryColumn) -> Any:
    return InZone(column.said, Value(settings.TIME_ZONE)) if column.is_moment else column.said


def harmless(block: bytes) -> bytes:
    """Whole lines of CSV, as `cells.neutral` leaves each text; texts stand in quotes."""
    block = block.translate(None, UNSPEAKABLE)
    for letter in NO_LETTERS:
        block = block.replace(letter, b"")
    return FORMULA.sub(rb"\1'", block)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\r\n') else text
