"""What a demo company is made of: plain data, written by hand in `clinic.py`, `shop.py` and `repair.py`."""

from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

Week = dict[int, list[tuple[time, time]]]
ByLanguage = dict[str, tuple[str, ...]]


class Talk(NamedTuple):
    """One question as it goes: `reason` is a key of the plan's reasons, the rest may hold {slots}."""

    reason: str
    subject: str
    asked: str
    answered: str
    thanked: str


@dataclass(frozen=True)
class BranchPlan:
    """A place; `share` of the customers are its own."""

    name: str
    city: str
    address: str
    phone: str
    week: Week
    share: int
    zone: str = "Europe/Chisinau"
    country: str = "MD"


@dataclass(frozen=True)
class CompanyPlan:
    """Everything known of a demo company before it lives, with the truth to be found again in its figures.

    Marks for `weak_touchpoint` are bad at the branch of number `weak_branch`, and good elsewhere.
    """

    profile: str
    name: str
    kind_of_branch: str
    branches: tuple[BranchPlan, ...]
    weak_branch: int
    weak_touchpoint: str
    departments: dict[str, str]
    """Stage of touchpoints -> the department that owns them."""
    reasons: tuple[str, ...]
    talks: dict[str, tuple[Talk, ...]]
    slots: dict[str, dict[str, tuple[str, ...]]]
    whys: dict[str, ByLanguage]
    """Touchpoint -> what critics say of it."""
    articles: tuple[dict[str, tuple[str, str]], ...] = field(default=())
    """Help pages: language -> (title, Markdown)."""


def hours(*weekday: tuple[int, int], saturday: tuple[int, int] | None = None) -> Week:
    """A week of whole hours: the same intervals from Monday to Friday, perhaps one on Saturday."""
    week = {day: [(time(opens), time(closes)) for opens, closes in weekday] for day in range(5)}
    if saturday:
        week[5] = [(time(saturday[0]), time(saturday[1]))]
    return week
