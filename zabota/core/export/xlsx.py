import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

from zabota.core.export.cells import text_of

ROWS_IN_SHEET = 1_048_575  # beside the row of labels
MOST_EXACT = 10**15  # a spreadsheet keeps fifteen digits


def write_xlsx(labels: Sequence[str], rows: Iterable[Sequence[Any]], title: str = "1") -> IO[bytes]:
    """The table in a temporary file that is gone when closed; cells are typed, text is never a formula.

    Rows go to the disk one by one; what does not fit one sheet goes on in the next.
    """
    kept = tempfile.TemporaryFile()
    with tempfile.TemporaryDirectory() as folder:
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False}
        book = xlsxwriter.Workbook(kept, options)
        formats = {
            "label": book.add_format({"bold": True}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        sheet: Any = None
        place = 0
        for row in rows:
            if sheet is None or place > ROWS_IN_SHEET:
                sheet, place = _new_sheet(book, labels, formats), 1
            for column, value in enumerate(row):
                _write_cell(sheet, place, column, value, formats)
            place += 1
        if sheet is None:
            _new_sheet(book, labels, formats)
        book.set_properties({"title": title})
        book.close()
    kept.seek(0)
    return kept


def _new_sheet(book: Any, labels: Sequence[str], formats: dict[str, Any]) -> Any:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(labels), 20)
    for column, label in enumerate(labels):
        sheet.write_string(0, column, text_of(label), formats["label"])
    return sheet


def _write_cell(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal) and -MOST_EXACT < value < MOST_EXACT:
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, local.replace(tzinfo=None), formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif value not in (None, ""):
        sheet.write_string(row, column, text_of(value))
