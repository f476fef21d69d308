"""A table that the database writes: the same as ours line by line, and as harmless."""

import csv
from datetime import UTC, datetime
from io import StringIO

from django.db.models import F, TextField, Value
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zabota.company.models import Branch
from zabota.core.export import QueryColumn, export_query
from zabota.core.export import query as module
from zabota.core.export.cells import neutral


def said_by_the_database(text: str) -> str:
    """The text as it comes in a file, beside another that is full of what separates fields."""
    columns = [
        QueryColumn("a", Value('"="', output_field=TextField()), is_text=True),
        QueryColumn("b", Value(text, output_field=TextField()), is_text=True),
        QueryColumn("c", Value('a,"=1\n"=2', output_field=TextField()), is_text=True),
        QueryColumn("d", F("id")),
    ]
    answer = export_query("csv", "texts", columns, Branch.objects.all())
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == ['"="'] and [row[2] for row in rows[1:]] == ['a,"=1\n"=2']
    return rows[1][1]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12))
@example("=1+1")
@example(" \t=cmd|'/c calc'!A1")
@example("\u00a0+7 900")
@example("＝1+1")
@example("\x01=1")
@example("-5 °C, так холодно")
@example("\r\n")
@example("Șase ёлок: 100 %")
def test_the_database_neutralises_as_python_does(central, text):
    assert said_by_the_database(text) == neutral(text)


def test_a_file_holds_all_rows_and_no_formula_in_the_companys_time(db):
    at = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    for name in ("=Центр", 'Ботаника "1", этаж 2', "Рышкановка"):
        Branch.objects.create(name=name, created_at=at)
    columns = [
        QueryColumn("Филиал, имя", F("name"), is_text=True),
        QueryColumn("At", F("created_at"), is_moment=True),
        QueryColumn("n", F("id")),
    ]
    answer = export_query("csv", "branches", columns, Branch.objects.order_by("id"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["Филиал, имя", "At", "n"]
    assert [row[0] for row in rows[1:]] == ["'=Центр", 'Ботаника "1", этаж 2', "Рышкановка"]
    assert {row[1] for row in rows[1:]} == {"2026-04-01 01:30:00"}
    assert answer["Content-Disposition"].endswith('.csv"')


def test_no_rows_are_a_line_of_labels(db):
    answer = export_query("csv", "none", [QueryColumn("=a", F("name"))], Branch.objects.filter(id=0))
    assert b"".join(answer.streaming_content).decode("utf-8-sig") == "'=a\r\n"


def test_spreadsheets_come_in_parts(db, monkeypatch):
    monkeypatch.setattr(module, "PART_ROWS", 2)
    for number in range(3):
        Branch.objects.create(name=f"Филиал {number}")
    columns = [QueryColumn("Name", F("name"), is_text=True)]
    parts = [
        export_query("xlsx", "branches", columns, Branch.objects.order_by("id"), part) for part in (1, 2)
    ]
    assert parts[1]["Content-Disposition"].endswith('-2.xlsx"')
    assert all(b"".join(part.streaming_content)[:2] == b"PK" for part in parts)
