"""What has to be assumed, each with its source; the company changes them on the page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.stakes.models import Assumption
from zabota.stakes.ranges import Range

OURS = _("our own guess: put in what you know")


@dataclass(frozen=True)
class Assumed:
    """One assumption; `unit` is people, share, money or years. `largest` bounds what may be entered."""

    name: str
    label: Any
    unit: str
    default: Range
    source: Any
    largest: float = 1_000_000_000


ASSUMED = (
    Assumed(
        "told_good",
        _("People told of a good experience"),
        "people",
        Range(5, 5, 5),
        _("TARP study of inexpensive goods and services: 5 on average"),
        1_000,
    ),
    Assumed(
        "told_bad",
        _("People told of a bad experience"),
        "people",
        Range(9, 9.5, 10),
        _("the same study: 9 to 10 on average"),
        1_000,
    ),
    Assumed(
        "brought",
        _("People whom a satisfied customer brings"),
        "people",
        Range(9, 9, 9),
        _("a second rule of thumb: the satisfied bring 9"),
        1_000,
    ),
    Assumed(
        "taken",
        _("People whom a disappointed customer takes away"),
        "people",
        Range(18, 18, 18),
        _("the same rule of thumb: the disappointed take 18 away"),
        1_000,
    ),
    Assumed(
        "followers_reached",
        _("Share of followers who see what somebody posts"),
        "share",
        Range(0.02, 0.1, 0.3),
        OURS,
        1,
    ),
    Assumed("margin", _("Profit from one customer in a year"), "money", Range(300, 1_000, 3_000), OURS),
    Assumed("years", _("Years that a customer stays"), "years", Range(1, 3, 5), OURS, 100),
    Assumed(
        "leave_unrecovered",
        _("Share of critics who leave when nothing is put right"),
        "share",
        Range(0.3, 0.5, 0.8),
        OURS,
        1,
    ),
    Assumed(
        "leave_recovered",
        _("Share of critics who leave though it was put right"),
        "share",
        Range(0.02, 0.08, 0.2),
        OURS,
        1,
    ),
    Assumed(
        "deterred",
        _("Share of those told of it who would have come and do not"),
        "share",
        Range(0.005, 0.02, 0.05),
        OURS,
        1,
    ),
)
BY_NAME = {assumed.name: assumed for assumed in ASSUMED}


def assumptions() -> dict[str, Range]:
    """In force: the company's own, else those that the product comes with."""
    kept = {row.name: Range(row.low, row.likely, row.high) for row in Assumption.objects.all()}
    return {assumed.name: kept.get(assumed.name, assumed.default) for assumed in ASSUMED}
