from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.withdraw_duty import withdraw_duty
from zabota.improvement.events import ResponsibleAppointed
from zabota.improvement.models import Duty, Meeting, RootCause

OWED = (Duty.Kind.MEASURES, Duty.Kind.REPORT, Duty.Kind.PROPOSALS)


@transaction.atomic
def appoint_responsible(
    cause: RootCause,
    user: User,
    *,
    by: User | None,
    department: Department | None = None,
    dates: dict[str, date] | None = None,
    meeting: Meeting | None = None,
) -> None:
    """Somebody of any department answers for the cause and owes measures, a report and proposals.

    `dates`: kind of duty -> its day; without one the settings say how many days there are. What the one
    before owed and did not do is withdrawn.
    """
    kept = RootCause.objects.select_for_update().get(pk=cause.pk)
    if not user.is_active:
        raise Refused(_("%(name)s does not work here any more.") % {"name": user})
    is_new = kept.responsible_id != user.id
    kept.responsible, kept.department = user, department or kept.department
    kept.save(update_fields=["responsible", "department"])
    for duty in kept.duties.open().filter(kind__in=OWED).exclude(owner=user):
        withdraw_duty(duty, _("%(name)s is responsible now.") % {"name": user}, by=by)
    for kind in OWED:
        due_on = (dates or {}).get(kind) or days_from_today(kind)
        if is_new or kind in (dates or {}):
            give_duty(kind, user, due_on, by=by, cause=kept, meeting=meeting, department=kept.department)
    if is_new:
        told: dict[str, Any] = {"cause_id": kept.id, "user_ids": (user.id,)}
        announce(ResponsibleAppointed(by_id=by.id if by else None, **told))
    cause.refresh_from_db()


def days_from_today(kind: str) -> date:
    """The day that the settings give for a kind of duty."""
    return timezone.localdate() + timedelta(days=value_of(f"improvement.{kind}_days"))
