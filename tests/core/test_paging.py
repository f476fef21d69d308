"""Pages by the last row seen, whatever they are ordered by."""

from datetime import date

import pytest

from zabota.company.models import Branch, Holiday
from zabota.core.paging import page_by


def walked(rows, order) -> list:
    """Everything, page by page to the end."""
    found, cursor = [], ""
    while True:
        page = page_by(rows, cursor, order, size=1)
        found += page.rows
        cursor = page.next
        if not cursor:
            return found


def test_words_are_words_though_one_reads_like_a_day(db):
    for name in ("20240101", "Чайник", "Ăsta", "2024"):
        Branch.objects.create(name=name)
    assert walked(Branch.objects.all(), ["name", "id"]) == list(Branch.objects.order_by("name", "id"))


def test_moments_and_days_are_paged_by(central):
    north = Branch.objects.create(name="North")
    assert walked(Branch.objects.all(), ["-created_at", "-id"]) == [north, central]
    days = [Holiday.objects.create(on=date(2027, 1, day), name="Отдых") for day in (7, 1, 8)]
    assert walked(Holiday.objects.all(), ["on", "id"]) == [days[1], days[0], days[2]]


@pytest.mark.parametrize("cursor", ["nonsense", "W10:forged:signature"])
def test_a_cursor_that_makes_no_sense_begins_anew(central, cursor):
    assert page_by(Branch.objects.all(), cursor, ["name", "id"]).rows == [central]
