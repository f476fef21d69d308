"""What a report is about: the days, the places, by what it is told apart, and what it is narrowed to."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.insight.periods import NamedPeriod, chosen_period
from zabota.reports.dimensions import ALL, DIMENSIONS, Dimension


@dataclass(frozen=True)
class ReportScope:
    """`branch_ids` None means all; `only` is one value of another dimension, `only_value` its value."""

    user: User
    period: NamedPeriod
    by: Dimension
    branch: Branch | None = None
    only: Dimension | None = None
    only_value: str = ""

    @property
    def first(self) -> date:
        return self.period.period.start.date()

    @property
    def last(self) -> date:
        return (self.period.period.end - timedelta(microseconds=1)).date()

    @property
    def branch_ids(self) -> list[int] | None:
        if self.branch:
            return [self.branch.id]
        return None if self.user.sees_all_branches else sorted(self.user.branch_ids)

    def query(self, **changes: Any) -> str:
        """The address of the same report with these changes; None leaves a part out."""
        parts: dict[str, Any] = {
            "period": self.period.name,
            "by": self.by.name,
            "branch": self.branch.id if self.branch else None,
            "only": f"{self.only.name}:{self.only_value}" if self.only else None,
        }
        return urlencode({name: value for name, value in (parts | changes).items() if value is not None})


def branches_of(user: User) -> list[Branch]:
    return list(Branch.objects.visible_to(user).filter(closed_for_good_at=None))


def scope_of(user: User, asked: QueryDict, branches: list[Branch], by: str = "team") -> ReportScope:
    """What the address asks for, as far as it makes sense and the user may see it."""
    name, _colon, value = asked.get("only", "").partition(":")
    only = DIMENSIONS.get(name) if name not in ("", "all", "branch") else None
    return ReportScope(
        user,
        chosen_period(asked.get("period")),
        DIMENSIONS.get(asked.get("by", by), DIMENSIONS[by]) or ALL,
        next((branch for branch in branches if str(branch.id) == asked.get("branch")), None),
        only,
        value[:40],
    )


def silence() -> timedelta:
    """How long a customer must not come again for a contact to count as solved at once."""
    return timedelta(days=value_of("reports.first_contact_days"))
