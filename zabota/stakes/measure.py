"""What a goal can be about. A measure is one file in `stakes/kinds/`."""

from datetime import datetime
from typing import Any

from zabota.core.registry import Registry


class Measure:
    """Subclass and register. `unit` is "count" (how many happened) or "hours" (how long each took)."""

    name = ""
    label: Any = ""
    unit = "count"

    def moments(self, since: datetime, until: datetime, branch_id: int | None) -> list[datetime]:
        """When each one happened; for a measure of counts."""
        raise NotImplementedError

    def hours(self, since: datetime, until: datetime, branch_id: int | None) -> list[float]:
        """How long each one took that ended in the time; for a measure of hours."""
        raise NotImplementedError


measures: Registry[Measure] = Registry("stakes/kinds")
