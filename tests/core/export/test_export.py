import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from zabota.core.export import Column, export
from zabota.core.export.cells import neutral
from zabota.core.export.csv import stream_csv
from zabota.core.export.xlsx import write_xlsx

FORMULAS = [
    "=1+1",
    "+37369",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "|calc",
    "%0A",
    "＝1",
    "＋1",
    "－1",
    "＠A",
]


def read_csv(labels, rows) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(stream_csv(labels, rows)).decode("utf-8-sig"))))


def sheets(book) -> dict[str, str]:
    with zipfile.ZipFile(book) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if "sheets/" in name}


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_a_csv(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, Decimal("-1.50"), -0.5, 7])
def test_numbers_are_left_alone(value):
    assert neutral(value) == str(value)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=8))
def test_a_csv_reads_back_and_no_cell_begins_like_a_formula(rows):
    found = read_csv(["=a", "б"], rows)
    assert len(found) == len(rows) + 1
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for row in found for cell in row)


def test_the_letters_and_moments_arrive():
    moment = datetime(2026, 1, 2, 10, 0, tzinfo=ZoneInfo("UTC"))
    rows = [["Ёлкина, «Вера»", "Țurcanu\nȘtefan", moment, date(2026, 1, 2), None, True]]
    expected = ["Ёлкина, «Вера»", "Țurcanu\nȘtefan", "2026-01-02 12:00:00", "2026-01-02", "", "1"]
    assert read_csv(["a"] * 6, rows)[1] == expected


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_has_texts_as_texts(text):
    book = sheets(write_xlsx(["=label"], [[text]]))
    assert not any("<f>" in sheet for sheet in book.values())
    assert 't="inlineStr"' in book["xl/worksheets/sheet1.xml"]


def test_a_spreadsheet_has_numbers_and_dates_as_such_and_bears_any_text():
    rows = [[5, Decimal("2.50"), True, date(2026, 1, 2), "a\x00\x0b\ud800b", "x" * 40_000, 10**18]]
    sheet = sheets(write_xlsx(["a"] * 7, rows))["xl/worksheets/sheet1.xml"]
    root = ElementTree.fromstring(sheet)  # noqa: S314 - our own
    cells = {cell.get("r"): cell for cell in root.iter() if cell.tag.endswith("}c")}
    values = {place: "".join(cell.itertext()) for place, cell in cells.items()}
    assert (values["A2"], values["B2"], values["C2"], values["E2"]) == ("5", "2.50", "1", "ab")
    assert re.fullmatch(r"\d{5}", values["D2"]) and cells["D2"].get("t") is None
    assert len(values["F2"]) == 32_767
    assert values["G2"] == str(10**18)


def test_an_export_speaks_the_language_of_its_request():
    columns = [Column("Name", lambda row: row), Column("Language", lambda row: translation.get_language())]
    with translation.override("ru"):
        response = export("csv", "people", columns, iter(["Вера"]))
    assert b"".join(response).decode("utf-8-sig").splitlines() == ["Name,Language", "Вера,ru"]
    assert "people-" in response["Content-Disposition"]


def test_other_formats_are_not_found():
    with pytest.raises(Http404):
        export("exe", "people", [], [])


def test_a_table_is_made_row_by_row():
    drawn = []

    def rows():
        for number in range(5_000):
            drawn.append(number)
            yield [number]

    next(stream_csv(["n"], rows()))
    assert len(drawn) == 500
