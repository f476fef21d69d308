from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.budgets import budget_of
from zabota.recovery.events import GoodwillGiven, of_case
from zabota.recovery.models import Goodwill, RecoveryCase
from zabota.recovery.money import remaining_for

EXCEED = "recovery.set_limits"
"""Who sets budgets may also go beyond one, knowingly."""


@transaction.atomic
def agree_goodwill(goodwill: Goodwill, *, by: User, at: datetime | None = None) -> None:
    """Agree to what a colleague proposed: it is then given, and uses the limit of who agreed."""
    case = RecoveryCase.objects.select_for_update().get(pk=goodwill.case_id)
    kept = Goodwill.objects.select_for_update(of=["self"]).get(pk=goodwill.pk)
    if kept.is_given:
        return
    if kept.is_declined:
        raise Refused(_("It was declined already."))
    if kept.given_by_id == by.id:
        raise Refused(_("Somebody else has to agree to what you propose."))
    left = remaining_for(by, case)
    if kept.cost > left:
        left_words = {"left": left, "currency": kept.currency}
        raise Refused(_("This is beyond your limit too: %(left)s %(currency)s are left.") % left_words)
    if not budget_of(case.branch, kept.at, locked=True).covers(kept.cost) and not by.may(EXCEED):
        raise Refused(_("It is beyond the branch's budget of the month; who sets budgets can agree to it."))
    kept.agreed_by = goodwill.agreed_by = by
    kept.agreed_at = goodwill.agreed_at = at or timezone.now()
    kept.save(update_fields=["agreed_by", "agreed_at"])
    announce(GoodwillGiven(by_id=by.id, goodwill_id=kept.id, **of_case(case, kept.given_by_id)))
