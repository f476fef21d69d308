from decimal import Decimal

import pytest

from zabota.asking.actions.answer_receipt import answer_receipt
from zabota.asking.actions.rate_by_smiley import rate_by_smiley
from zabota.asking.models import Smiley, Voucher
from zabota.asking.smileys import mark_of, outcome_of
from zabota.core.errors import Refused
from zabota.feedback.models import Response


@pytest.mark.parametrize(
    ("value", "discount", "tip", "mark"),
    [(1, 10, None, 2), (2, 5, None, 4), (3, 0, None, 7), (4, 0, None, 8), (5, 0, (5, 10), 10)],
)
def test_the_rule_of_the_five_smileys(till, slip, value, discount, tip, mark):
    smiley = rate_by_smiley(till, slip(), value, "Суп холодный")
    voucher = Voucher.objects.filter(smiley=smiley).first()
    assert (voucher.percent if voucher else 0) == discount
    assert outcome_of(value, till.branch_id).tip == (tuple(map(Decimal, tip)) if tip else None)
    said = Response.objects.get()
    assert (said.lowest, said.comment, said.invitation.way) == (mark, "Суп холодный", "smiley")
    assert said.marks.get().touchpoint.name == "Cashier", "the survey's first touchpoint"


def test_one_smiley_a_receipt_and_one_voucher(till, slip):
    first = rate_by_smiley(till, slip(), 1)
    assert rate_by_smiley(till, slip(), 2) == first
    assert Voucher.objects.count() == 1 == Smiley.objects.count()


def test_a_receipt_answered_with_marks_brings_no_voucher(till, slip, cashier):
    answer_receipt(till, slip(), {cashier.id: (2, "")})
    with pytest.raises(Refused):
        rate_by_smiley(till, slip(), 1)
    assert not Voucher.objects.exists()


@pytest.mark.parametrize("value", [0, 6, -1])
def test_there_are_five(till, slip, value):
    with pytest.raises(Refused):
        rate_by_smiley(till, slip(), value)


def test_the_company_sets_discounts_and_marks(till, slip, setting, queue):
    setting("asking.discount_indignant", 0)
    setting("asking.smiley_marks", "10 1 5 6 9")
    till.smiley_touchpoint = queue
    till.save()
    rate_by_smiley(till, slip(), 1)
    assert not Voucher.objects.exists() and Response.objects.get().marks.get().touchpoint == queue
    assert [mark_of(value) for value in (1, 2, 3, 4, 5)] == [1, 5, 6, 9, 10], "never against the order"
    setting("asking.smiley_marks", "чушь")
    assert mark_of(5) == 10
