"""The rule of the five smileys (S3-210 to S3-214): what each is called, marks, and brings."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import pgettext_lazy

from zabota.company.parameters import value_of

MARKS = (2, 4, 7, 8, 10)
FACES = {
    1: pgettext_lazy("smiley", "very dissatisfied"),
    2: pgettext_lazy("smiley", "rather dissatisfied"),
    3: pgettext_lazy("smiley", "so-so"),
    4: pgettext_lazy("smiley", "satisfied"),
    5: pgettext_lazy("smiley", "fully satisfied"),
}
"""Shown in this order, the lowest first, as the receipt prints them."""


@dataclass(frozen=True)
class Outcome:
    """What a smiley brings: a discount in percent, the range of a tip that may be suggested, or nothing."""

    discount: Decimal = Decimal(0)
    tip: tuple[Decimal, Decimal] | None = None


def outcome_of(value: int, branch_id: int | None) -> Outcome:
    if value == 1:
        return Outcome(discount=percent("asking.discount_indignant", branch_id))
    if value == 2:
        return Outcome(discount=percent("asking.discount_upset", branch_id))
    if value == 5 and value_of("asking.tips", branch_id):
        low, high = sorted((percent("asking.tip_from", branch_id), percent("asking.tip_to", branch_id)))
        return Outcome(tip=(low, high))
    return Outcome()


def percent(name: str, branch_id: int | None) -> Decimal:
    return Decimal(str(value_of(name, branch_id)))


def mark_of(value: int) -> int:
    """The mark of 1 to 10 a smiley stands for; the usual ones where the setting makes no sense."""
    given: list[Any] = str(value_of("asking.smiley_marks")).split()
    is_sound = len(given) == len(MARKS) and all(mark.isdecimal() and 1 <= int(mark) <= 10 for mark in given)
    marks = sorted(int(mark) for mark in given) if is_sound else MARKS
    return marks[value - 1]
