from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zabota.core.events import Event

if TYPE_CHECKING:
    from zabota.company.models import User
    from zabota.visits.models import Appointment


@dataclass(frozen=True, kw_only=True)
class AppointmentEvent(Event):
    """`branch_id` and `user_ids` say whose screens hear of it."""

    appointment_id: int
    customer_id: int
    branch_id: int | None = None
    user_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        return f"appointment-{self.appointment_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "visits")


@dataclass(frozen=True, kw_only=True)
class AppointmentBooked(AppointmentEvent):
    pass


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(AppointmentEvent):
    """To another time; what was confirmed is asked anew."""


@dataclass(frozen=True, kw_only=True)
class AppointmentConfirmed(AppointmentEvent):
    """The customer will come; `by_id` is who wrote it down, if it was not the customer."""


@dataclass(frozen=True, kw_only=True)
class MoveAsked(AppointmentEvent):
    """The customer asks for another time: somebody has to find one."""


@dataclass(frozen=True, kw_only=True)
class AppointmentEnded(AppointmentEvent):
    """held, missed or called_off."""

    ending: str


@dataclass(frozen=True, kw_only=True)
class WordHeard(AppointmentEvent):
    """What the customer said afterwards: all, not_all, not_held."""

    word: str


@dataclass(frozen=True, kw_only=True)
class NoticeSent(AppointmentEvent):
    """Something was said around an appointment: to the customer, or to a colleague."""

    notice_id: int
    kind: str


def of_appointment(appointment: "Appointment", by: "User | None" = None) -> dict[str, Any]:
    return {
        "appointment_id": appointment.id,
        "customer_id": appointment.customer_id,
        "branch_id": appointment.branch_id,
        "user_ids": (appointment.host_id,) if appointment.host_id else (),
        "by_id": by.id if by else None,
    }
