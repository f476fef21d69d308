from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class HoursChanged(Event):
    """Business hours, holidays or the zone changed, of one branch or (without one) of the whole company."""

    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"branch-{self.branch_id}" if self.branch_id else "company"
