import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zabota.core.export.cells import neutral

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets misread Cyrillic
ROWS_AT_ONCE = 500


class _Lines:
    """Where the writer of the standard library writes to; read and emptied again and again."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def write(self, line: str) -> None:
        self.kept.append(line)

    def take(self) -> bytes:
        text, self.kept = "".join(self.kept), []
        return text.encode()


def stream_csv(labels: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The table as UTF-8 with commas, some hundred rows at a time, formulas neutralised."""
    lines = _Lines()
    lines.write(BYTE_ORDER_MARK)
    writer = csv.writer(lines)
    writer.writerow([neutral(label) for label in labels])
    for number, row in enumerate(rows, 1):
        writer.writerow([neutral(value) for value in row])
        if number % ROWS_AT_ONCE == 0:
            yield lines.take()
    yield lines.take()
