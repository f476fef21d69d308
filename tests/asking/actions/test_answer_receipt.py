from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from zabota.asking.actions.answer_receipt import answer_receipt
from zabota.asking.models import Receipt
from zabota.asking.signing import Slip
from zabota.core.errors import Refused
from zabota.feedback.models import Invitation, Response


def test_a_receipt_s_answer_carries_branch_till_receipt_time_and_cashier(till, slip, cashier, nina, central):
    bought = slip()
    answer_receipt(till, bought, {cashier.id: (4, "Не дал сдачу")}, "Грубо", language="ru")
    said = Response.objects.get()
    assert (said.branch, said.customer, said.comment, said.invitation.way) == (
        central,
        None,
        "Грубо",
        "receipt",
    )
    assert said.invitation.visit["till"] == "Касса 1" and said.invitation.visit["receipt"] == "000123"
    assert said.invitation.visit["bought_at"] == bought.bought_at.isoformat()
    mark = said.marks.get()
    assert (mark.employee, mark.branch, mark.why) == (nina, central, "Не дал сдачу")


def test_again_changes_nothing_and_the_same_number_of_another_day_is_another_receipt(till, slip, cashier):
    answer_receipt(till, slip(), {cashier.id: (4, "")})
    answer_receipt(till, slip(), {cashier.id: (10, "")})
    answer_receipt(till, slip(hours=30), {cashier.id: (9, "")})
    assert sorted(Response.objects.values_list("lowest", flat=True)) == [4, 9]


@pytest.mark.parametrize("hours", [24 * 14 + 1, -27])
def test_too_old_or_from_the_future_is_refused_and_nothing_is_kept(till, slip, cashier, hours):
    with pytest.raises(Refused):
        answer_receipt(till, slip(hours=hours), {cashier.id: (4, "")})
    assert not Receipt.objects.exists()


def test_a_wrong_answer_leaves_the_receipt_free(till, slip, cashier):
    with pytest.raises(Refused):
        answer_receipt(till, slip(), {cashier.id: (11, "")})
    answer_receipt(till, slip(), {cashier.id: (3, "")})
    assert Response.objects.get().lowest == 3 and Invitation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_the_same_moment_are_one_answer(till, cashier):
    bought = Slip(till.id, "777", (timezone.now() - timedelta(hours=1)).replace(microsecond=0))

    def answer(score: int) -> None:
        try:
            answer_receipt(till, bought, {cashier.id: (score, "")})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as people:
        list(people.map(answer, range(1, 9)))
    assert Response.objects.count() == Receipt.objects.count() == Invitation.objects.count() == 1
