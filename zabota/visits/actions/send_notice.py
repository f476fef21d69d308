from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.agenda.actions.set_task import set_task
from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.desk.actions.write_unasked import write_unasked
from zabota.desk.queries import is_seen_by
from zabota.desk.wording import in_company_language
from zabota.visits.events import NoticeSent, of_appointment
from zabota.visits.guards import hold
from zabota.visits.models import Appointment, Notice
from zabota.visits.models.appointment import PURPOSE
from zabota.visits.ways import customer_of, talk_for, wants_none
from zabota.visits.wording import language_of, subject_of, text_of

Kind, Why = Notice.Kind, Notice.Why
ASKED_FOR = (Kind.BOOKED, Kind.MOVED, Kind.CALLED_OFF)
"""They follow from what was just agreed with the customer, reminders wanted or not."""


@transaction.atomic
def send_notice(notice: Notice, *, at: datetime | None = None) -> Notice:
    """Say it, if it is still true and wanted; else drop it and keep why. Again: nothing."""
    at = at or timezone.now()
    appointment = hold(notice.appointment)
    kept = Notice.objects.select_for_update().get(pk=notice.pk)
    if not kept.is_waiting:
        return kept
    why = why_not(appointment, kept, at)
    if not why:
        why = call_a_colleague(appointment, kept, at) if kept.is_for_staff else write(appointment, kept, at)
    if why:
        kept.dropped_at, kept.why_not = at, why
    else:
        kept.sent_at = at
    kept.save()
    if not why:
        announce(NoticeSent(**of_appointment(appointment), notice_id=kept.id, kind=kept.kind), at=at)
    return kept


def tell_customer(appointment: Appointment, kind: str) -> Notice:
    """Now, because of what one of us just did."""
    notice = Notice.objects.create(appointment=appointment, kind=kind, due_at=timezone.now())
    return send_notice(notice)


def why_not(appointment: Appointment, notice: Notice, at: datetime) -> str:
    """Why it must not be said now; empty when it may."""
    if notice.kind in Notice.BEFORE and appointment.starts_at <= at:
        return Why.LATE
    if notice.kind in (*Notice.BEFORE, Kind.BOOKED, Kind.MOVED) and appointment.ended_at:
        return Why.CHANGED
    if notice.kind in (Kind.AFTER, Kind.NO_WORD):
        if appointment.word:
            return Why.ANSWERED
        if appointment.ending in (Appointment.Ending.CALLED_OFF, Appointment.Ending.MISSED):
            return Why.ENDED
    if notice.kind == Kind.NO_WORD and appointment.ending:
        return Why.ENDED
    if notice.kind == Kind.UNCONFIRMED and (appointment.confirmed_at or appointment.move_asked_at):
        return Why.ANSWERED
    if not notice.is_for_staff and notice.kind not in ASKED_FOR and wants_none(customer_of(appointment)):
        return Why.NO_CONSENT
    return ""


def write(appointment: Appointment, notice: Notice, at: datetime) -> str:
    """To the customer, through the outbox of the desk; why not, when there is no way."""
    with override(language_of(appointment)):
        subject, text = subject_of(appointment), text_of(appointment, notice.kind)
    talk = talk_for(appointment, text, subject, at)
    if talk is None:
        return Why.NO_WAY
    links = {PURPOSE: [PURPOSE, appointment.id]}
    notice.message = write_unasked(talk, text, key=f"notice:{notice.id}", links=links, at=at)
    if appointment.conversation_id is None:
        appointment.conversation_id = notice.message.conversation_id
        appointment.save(update_fields=["conversation"])
    return ""


def call_a_colleague(appointment: Appointment, notice: Notice, at: datetime) -> str:
    """The customer is silent: somebody is to find out, before it begins or within the hours for it."""
    with in_company_language():
        about = {"name": str(customer_of(appointment)), "about": appointment.about}
        text = (
            _("%(name)s has not confirmed the appointment (%(about)s). Call: will they come?")
            if notice.kind == Kind.UNCONFIRMED
            else _("No word from %(name)s (%(about)s). Call: did it take place, was done what was promised?")
        ) % about
    due_at = (
        appointment.starts_at
        if notice.kind == Kind.UNCONFIRMED
        else at + timedelta(hours=value_of("visits.answer_hours", appointment.branch))
    )
    notice.task = task_for(appointment, text, due_at)
    return "" if notice.task else Why.NOBODY


def task_for(appointment: Appointment, text: str, due_at: datetime) -> Task | None:
    """For whoever receives the customer, else who booked, else who serves in the branch."""
    owner = next(iter(responsible(appointment)), None)
    if owner is None:
        return None
    conversation = appointment.conversation
    if conversation and not is_seen_by(owner, conversation):
        conversation = None
    return set_task(
        text,
        owner=owner,
        due_at=due_at,
        by=None,
        conversation=conversation,
        customer=customer_of(appointment),
    )


def responsible(appointment: Appointment) -> list[User]:
    known = [user for user in (appointment.host, appointment.booked_by) if user is not None]
    able = [user for user in known if user.is_active and user.may("agenda.use")]
    if able or appointment.branch_id is None:
        return able
    of_branch = User.objects.active().filter(branches=appointment.branch_id).order_by("id")
    return [user for user in of_branch if user.may("agenda.use") and user.may("visits.use")][:1]
