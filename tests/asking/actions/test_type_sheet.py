from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.begin_batch import begin_batch
from zabota.asking.actions.type_sheet import type_sheet
from zabota.core.errors import Refused
from zabota.feedback.models import Response


def test_a_sheet_typed_once_is_an_answer_of_its_own_day(central, survey, nina, cashier):
    day = timezone.localdate() - timedelta(days=3)
    single = begin_batch("Вход", central, survey, day, by=nina)
    for score in (9, 3):
        type_sheet(single, {cashier.id: (score, "")}, " Тесно  у входа ", by=nina)
    said = Response.objects.order_by("id")
    assert [(row.lowest, row.customer, row.entered_by, row.invitation.way) for row in said] == [
        (9, None, nina, "paper"),
        (3, None, nina, "paper"),
    ]
    assert timezone.localtime(said[0].at).date() == day and said[0].comment == "Тесно у входа"
    assert [sheet.number for sheet in single.sheets.all()] == [1, 2]


def test_a_double_batch_counts_what_two_people_read_the_same(batch, nina, oleg, cashier, queue):
    type_sheet(batch, {cashier.id: (9, ""), queue.id: (7, "")}, by=nina)
    with pytest.raises(Refused):
        type_sheet(batch, {cashier.id: (9, ""), queue.id: (7, "")}, by=nina, number=1)
    assert not Response.objects.exists()
    sheet = type_sheet(batch, {queue.id: (7, ""), cashier.id: (9, "")}, by=oleg, number=1)
    assert not sheet.differs and Response.objects.get().marks.count() == 2
    with pytest.raises(Refused):
        type_sheet(batch, {cashier.id: (1, "")}, by=oleg, number=1)


@pytest.mark.parametrize("score", [0, 11, -1])
def test_what_is_no_mark_is_refused_at_once(batch, nina, cashier, score):
    with pytest.raises(Refused):
        type_sheet(batch, {cashier.id: (score, "")}, by=nina)
    assert not batch.sheets.exists()
