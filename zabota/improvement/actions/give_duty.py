from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import DutyGiven
from zabota.improvement.models import CorrectiveAction, Duty, Meeting, RootCause


@transaction.atomic
def give_duty(
    kind: str,
    owner: User,
    due_on: date,
    *,
    by: User | None,
    text: str = "",
    department: Department | None = None,
    cause: RootCause | None = None,
    action: CorrectiveAction | None = None,
    meeting: Meeting | None = None,
) -> Duty:
    """Appoint who does what by when. The same one that is open already is moved instead."""
    text = text.strip()
    if due_on < timezone.localdate():
        raise Refused(_("The day is over: choose one to come."))
    if not owner.is_active:
        raise Refused(_("%(name)s does not work here any more.") % {"name": owner})
    if kind == Duty.Kind.DECISION and not text:
        raise Refused(_("Write what is to be done."))
    department = department or (cause.department if cause else None)
    same = Duty.objects.open().filter(
        kind=kind, owner=owner, text=text, cause=cause, action=action, meeting=meeting
    )
    duty = same.select_for_update().first()
    if duty is None:
        duty = Duty.objects.create(
            kind=kind,
            text=text,
            owner=owner,
            department=department,
            cause=cause,
            action=action,
            meeting=meeting,
            given_by=by,
            due_on=due_on,
            first_due_on=due_on,
        )
        announce(DutyGiven(duty_id=duty.id, by_id=by.id if by else None, user_ids=(owner.id,)))
    elif duty.due_on != due_on:
        duty.due_on, duty.reminded_at, duty.overdue_told_at = due_on, None, None
        duty.save(update_fields=["due_on", "reminded_at", "overdue_told_at"])
    return duty
