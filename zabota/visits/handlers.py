"""What appointments do when others announce."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.links import link_maker
from zabota.company.models import User
from zabota.core.events import on
from zabota.core.kept import kept
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.events import MessageReceived
from zabota.desk.models import Message
from zabota.desk.wording import in_company_language
from zabota.reception.events import ConsultationBooked, ConsultationEnded, ConsultationMoved
from zabota.reception.models import Consultation
from zabota.visits.actions.book_appointment import book_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.hear_answer import LONGEST_SILENCE, hear_answer
from zabota.visits.actions.move_appointment import move_appointment
from zabota.visits.models import Appointment, Notice
from zabota.visits.models.appointment import PURPOSE

SECONDS_KEPT = 60


@link_maker(PURPOSE)
def appointment_url(row_id: int) -> str:
    """Where the customer sees it, confirms, asks for another time, calls it off, and says how it was."""
    appointment = Appointment.objects.filter(id=row_id).first()
    if appointment is None:
        raise LookupError(f"No appointment {row_id}")
    return reverse("visits:customer", args=[appointment.token])


@on(ConsultationBooked, at_once=True)
def expect_by_video(event: ConsultationBooked) -> None:
    """A talk by video is an appointment; its invitation is the first message."""
    booked = Consultation.objects.select_related("customer", "conversation__branch", "host")
    consultation = booked.get(id=event.consultation_id)
    if hasattr(consultation, "appointment"):
        return
    with in_company_language():
        about = consultation.about or _("Video consultation")
    book_appointment(
        consultation.customer,
        branch=consultation.conversation.branch,
        host=consultation.host,
        starts_at=consultation.starts_at,
        minutes=consultation.minutes,
        about=about,
        by=User.objects.filter(id=event.by_id).first(),
        conversation=consultation.conversation,
        consultation=consultation,
        telling=False,
    )


@on(ConsultationMoved, at_once=True)
def move_by_video(event: ConsultationMoved) -> None:
    appointment = of_consultation(event.consultation_id)
    by = User.objects.filter(id=event.by_id).first()
    if appointment is not None and appointment.consultation is not None and by is not None:
        moved = appointment.consultation
        move_appointment(appointment, moved.starts_at, minutes=moved.minutes, by=by)


@on(ConsultationEnded, at_once=True)
def end_by_video(event: ConsultationEnded) -> None:
    appointment = of_consultation(event.consultation_id)
    if appointment is not None:
        by = User.objects.filter(id=event.by_id).first()
        end_appointment(appointment, event.ending, by=by, telling=False)


def of_consultation(consultation_id: int) -> Appointment | None:
    found = Appointment.objects.filter(consultation=consultation_id)
    return found.select_related("consultation").first()


def asks_somebody(event: MessageReceived) -> bool:
    """Whether any question of ours is open at all: without appointments nothing is looked at."""
    return some_are_asked()


@kept(seconds=SECONDS_KEPT)
def some_are_asked() -> bool:
    return Notice.objects.filter(sent_at__gt=timezone.now() - LONGEST_SILENCE).exists()


@on(MessageReceived, when=asks_somebody)
def hear(event: MessageReceived) -> None:
    message = Message.objects.select_related("conversation__inbox").filter(id=event.message_id).first()
    if message is not None and message.is_from_customer:
        hear_answer(message)


@on(CustomersMerged, at_once=True)
def follow_merge(event: CustomersMerged) -> None:
    move_rows(event, Appointment)


@on(CustomersUnmerged, at_once=True)
def follow_unmerge(event: CustomersUnmerged) -> None:
    return_rows(event, Appointment)
