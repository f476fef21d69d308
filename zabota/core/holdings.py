"""What each app keeps about people: told in its `holdings.py`, to give it out, let it age, erase it.

Core knows no person: a holding names the columns that lead from its rows to one.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from zabota.core.registry import Registry

Release = Callable[[QuerySet], None]


@dataclass(frozen=True)
class Holding:
    """What one table keeps about a person.

    `of`: lookups that lead from a row to the person, e.g. `conversation__customer`. `address`: a column that
    holds one of the person's addresses instead. On erasure a row `goes`, or its columns `clears` are emptied
    and those of `instead` get the given value; what is left says nothing of the person and is counted on.
    `files` are columns that name stored files, which go as well. `secret` columns are never given out.
    """

    model: type[Model]
    section: Any
    of: tuple[str, ...] = ()
    address: str = ""
    goes: bool = False
    clears: tuple[str, ...] = ()
    instead: dict[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.model._meta.label

    @property
    def emptied(self) -> dict[str, Any]:
        """Column -> what it holds after the erasure."""
        return {name: empty_of(self.model, name) for name in self.clears} | self.instead

    def route_to(self, noun: type[Model]) -> list[str]:
        """Lookups from a row to the row of `noun` it belongs to on its way to the person."""
        routes = []
        for lookup in self.of:
            model: Any = self.model
            parts = lookup.split("__")
            for number, part in enumerate(parts, 1):
                model = model._meta.get_field(part).related_model
                if model is noun and number < len(parts):
                    routes.append("__".join(parts[:number]))
        return routes


@dataclass(frozen=True)
class Aging:
    """What need not be kept for ever. `old(before)` are the rows that were over before a moment.

    `branch` is the lookup to the branch a row belongs to. What hangs on such a row (`Holding.route_to`) is
    emptied with it; the row itself stays, empty, for the figures, unless it `goes`.
    """

    name: str
    label: Any
    model: type[Model]
    old: Callable[[datetime], QuerySet]
    branch: str = "branch"
    page: str = ""
    """URL name of one row's page, taking its number; for the examples of a dry run."""
    goes: bool = False
    columns: tuple[str, ...] = ()
    """Only these columns of the row are emptied; all of its holding where there are none."""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnderWay:
    """What of a person's still goes on, e.g. an open conversation: told before the person is erased."""

    name: str
    label: Any
    rows: Callable[[], QuerySet]
    of: str = "customer"


holdings: Registry[Holding] = Registry("holdings")
agings: Registry[Aging] = Registry("agings")
under_way: Registry[UnderWay] = Registry("under way")
_releases: dict[type[Model], list[Release]] = defaultdict(list)


def holds(model: type[Model], section: Any, **told: Any) -> None:
    holdings.add(Holding(model, section, **told))


def ages(name: str, label: Any, model: type[Model], old: Callable[[datetime], QuerySet], **told: Any) -> None:
    agings.add(Aging(name, label, model, old, **told))


def goes_on(name: str, label: Any, rows: Callable[[], QuerySet], *, of: str = "customer") -> None:
    under_way.add(UnderWay(name, label, rows, of))


def before_release(model: type[Model], release: Release) -> None:
    """Call `release` with rows of `model` before they are emptied or go."""
    _releases[model].append(release)


def release_all(rows: QuerySet) -> None:
    for release in _releases[rows.model]:
        release(rows)


def empty_of(model: type[Model], name: str) -> Any:
    """What a column holds when nothing is known."""
    column: Any = model._meta.get_field(name)
    if column.null:
        return None
    if column.has_default() and callable(column.default):
        return column.default()
    return {"BinaryField": b"", "JSONField": {}, "ArrayField": []}.get(column.get_internal_type(), "")
