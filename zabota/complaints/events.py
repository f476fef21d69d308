from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.complaints.models import Complaint


@dataclass(frozen=True, kw_only=True)
class ComplaintEvent(Event):
    complaint_id: int
    branch_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"complaint-{self.complaint_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "complaints")


@dataclass(frozen=True, kw_only=True)
class ComplaintRegistered(ComplaintEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class ComplaintAcknowledged(ComplaintEvent):
    """The customer was told that we have it."""


@dataclass(frozen=True, kw_only=True)
class ComplaintChanged(ComplaintEvent):
    """What it is about was said, something was noted, or its answer got more time."""


@dataclass(frozen=True, kw_only=True)
class ComplaintGiven(ComplaintEvent):
    """Somebody became responsible for it."""


@dataclass(frozen=True, kw_only=True)
class ComplaintAnswered(ComplaintEvent):
    """The answer went out; the customer's view of it is waited for."""


@dataclass(frozen=True, kw_only=True)
class ComplaintReopened(ComplaintEvent):
    """The customer is not satisfied with the answer."""


@dataclass(frozen=True, kw_only=True)
class ComplaintOverdue(ComplaintEvent):
    """`clock` is acknowledge or answer: it ran out."""

    clock: str


@dataclass(frozen=True, kw_only=True)
class ComplaintClosed(ComplaintEvent):
    """`view` is what the customer thought of the answer, "" if nothing was said."""

    view: str = ""


def of_complaint(complaint: "Complaint", *others: int | None) -> dict[str, Any]:
    """What every event of a complaint says: which one, and whose screens hear of it."""
    concerned = {user_id for user_id in (complaint.owner_id, *others) if user_id}
    return {
        "complaint_id": complaint.id,
        "branch_id": complaint.branch_id,
        "user_ids": tuple(sorted(concerned)),
    }
