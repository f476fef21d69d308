from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ChangeAnnounced(Event):
    """Something was made better for customers from a day on."""

    change_id: int

    @property
    def subject(self) -> str:
        return f"change-{self.change_id}"


@dataclass(frozen=True, kw_only=True)
class IncidentSuspected(Event):
    """Unhappy answers or one word rose more than chance does; no branch: everywhere."""

    alarm_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"alarm-{self.alarm_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "feedback")
