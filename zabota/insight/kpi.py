"""What a KPI must know. Each KPI is one file in the `kpis/` folder of the app it measures."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.company.models import User


@dataclass(frozen=True)
class Period:
    """From `start` up to but not including `end`; both aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Scope:
    """Whose figures: what `user` may see, narrowed to `branch_id` where given."""

    user: "User"
    branch_id: int | None = None


@dataclass(frozen=True)
class Figure:
    """A number as it is shown: never without its n; `low` and `high` are its 95 % interval if there is one.

    `value` is None when nothing was counted. `parts` are lines under it, e.g. one per touchpoint.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    parts: tuple["Part", ...] = ()
    note: Any = ""


@dataclass(frozen=True)
class Part:
    label: Any
    figure: Figure
    url: str = ""


class Kpi:
    """Subclass and register. `unit`: count, share, seconds, nps, mark or money."""

    name = ""
    label: Any = ""
    unit = "count"
    better = "higher"
    version = 1
    formula: Any = ""
    permission = ""
    order = 50
    kept_by_week = True
    """False for what is only true now, e.g. how many wait."""

    def value(self, period: Period, scope: Scope) -> Figure:
        raise NotImplementedError

    def rows_url(self, period: Period, scope: Scope) -> str:
        """Where the rows behind the number stand."""
        return ""


kpis: Registry[Kpi] = Registry("kpis")
