from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation

from zabota.core.export.csv import stream_csv
from zabota.core.export.xlsx import write_xlsx

FORMATS = ("csv", "xlsx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """One column: its label and what a row says in it."""

    label: Any
    value: Callable[[Any], Any]


def export(kind: str, name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponseBase:
    """The rows as a download, `kind` one of FORMATS (404 for others), called `name` with today's date.

    Give a query set as `rows.iterator(chunk_size=2000)`: then any number of rows is streamed. Labels and
    values are in the language of the request, also where they are made after it.
    """
    if kind not in FORMATS:
        raise Http404
    labels = [str(column.label) for column in columns]
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    cells = _cells(columns, rows, translation.get_language())
    if kind == "xlsx":
        found = write_xlsx(labels, cells, name)
        return FileResponse(found, as_attachment=True, filename=filename, content_type=XLSX)
    response = StreamingHttpResponse(stream_csv(labels, cells), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _cells(columns: Sequence[Column], rows: Iterable[Any], language: str | None) -> Iterator[list[Any]]:
    for row in rows:
        with translation.override(language):
            line = [column.value(row) for column in columns]
        yield line
