"""What came of an expectation in the talks that are over: an app above tells, for whoever reads the card."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.customers.models import Expectation


@dataclass
class Fulfilled:
    """How often one expectation was met, and in which conversations (number, met), the newest first."""

    met: int = 0
    not_met: int = 0
    last_not_met_at: datetime | None = None
    talks: list[tuple[int, bool]] = field(default_factory=list)


Teller = Callable[[Iterable["Expectation"], "User"], dict[int, Fulfilled]]
_tellers: list[Teller] = []


def tells_fulfilled(teller: Teller) -> Teller:
    """Register a function from expectations and a reader to what the reader may know, by expectation."""
    _tellers.append(teller)
    return teller


def fill_fulfilled(expectations: list["Expectation"], user: "User") -> None:
    if expectations:
        told = {pk: fulfilled for teller in _tellers for pk, fulfilled in teller(expectations, user).items()}
        for expectation in expectations:
            expectation.fulfilled = told.get(expectation.pk)
