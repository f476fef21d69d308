from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.actions.agree_goodwill import EXCEED
from zabota.recovery.budgets import budget_of
from zabota.recovery.events import CompensationConfirmed
from zabota.recovery.models import Compensation
from zabota.recovery.money import limit_of
from zabota.recovery.people import sender_of


@transaction.atomic
def confirm_compensation(compensation: Compensation, *, by: User, at: datetime | None = None) -> None:
    """Let it go: the budget is charged now, customers are told when the time for undoing is over.

    Each customer's part must be within the confirmer's limit, and the whole within the branch's budget of
    the month; who sets budgets may go beyond one. Confirming again changes nothing.
    """
    kept = Compensation.objects.select_for_update().get(pk=compensation.pk)
    if kept.undone_at:
        raise Refused(_("It was undone. Plan a new one."))
    if kept.confirmed_at:
        return
    if not by.may("recovery.compensate"):
        raise Refused(_("Your roles do not let you compensate many customers."))
    if kept.cost > limit_of(by):
        raise Refused(_("What each customer gets is beyond your limit. Ask somebody with a larger one."))
    if sender_of(kept, by) is None:
        raise Refused(_("Somebody who may write to this branch's customers has to plan or confirm it."))
    at = at or timezone.now()
    total = kept.cost * kept.customers.count()
    budget = budget_of(kept.branch, at, locked=True)
    if not budget.covers(total) and not by.may(EXCEED):
        raise Refused(
            _(
                "It costs %(total)s, and %(left)s are left of this month's budget. "
                "Who sets budgets can confirm it."
            )
            % {"total": total, "left": budget.left}
        )
    kept.confirmed_by, kept.confirmed_at = by, at
    kept.sends_at = at + timedelta(minutes=value_of("recovery.undo_minutes"))
    kept.save(update_fields=["confirmed_by", "confirmed_at", "sends_at"])
    announce(CompensationConfirmed(by_id=by.id, compensation_id=kept.id, branch_id=kept.branch_id))
    compensation.refresh_from_db()
