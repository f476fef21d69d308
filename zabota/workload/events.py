from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PeakEvent(Event):
    peak_id: int
    branch_id: int | None = None
    team_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"peak-{self.peak_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "workload")


@dataclass(frozen=True, kw_only=True)
class PeakBegan(PeakEvent):
    """A team has more than it can take; `user_ids` are those who lead it."""


@dataclass(frozen=True, kw_only=True)
class PeakEnded(PeakEvent):
    """The team can cope again."""
