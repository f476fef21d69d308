from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.budgets import budget_of
from zabota.recovery.events import GoodwillGiven, GoodwillProposed, of_case
from zabota.recovery.models import Goodwill, RecoveryCase
from zabota.recovery.money import currency, remaining_for
from zabota.recovery.people import who_is_called_in


@transaction.atomic
def give_goodwill(
    case: RecoveryCase, kind: str, what: str, cost: Decimal, *, by: User, at: datetime | None = None
) -> Goodwill:
    """Give something to make up for it; the cost is in the company's currency.

    Beyond what is left of the giver's limit, or of the branch's budget of the month, it is proposed, and
    somebody who may agrees or declines.
    """
    if not by.may("recovery.give"):
        raise Refused(_("Your roles do not let you give goodwill."))
    if cost < 0 or cost != round(cost, 2):
        raise Refused(_("The cost is an amount from 0 with at most two decimals."))
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    at = at or timezone.now()
    left = remaining_for(by, kept)
    is_covered = budget_of(kept.branch, at, locked=True).covers(cost)
    goodwill = Goodwill.objects.create(
        case=kept,
        kind=kind,
        what=what,
        cost=cost,
        currency=currency(),
        given_by=by,
        limit=left,
        within_limit=cost <= left and is_covered,
        within_budget=is_covered,
        at=at,
    )
    if goodwill.within_limit:
        announce(GoodwillGiven(by_id=by.id, goodwill_id=goodwill.id, **of_case(kept)))
    else:
        asked = who_is_called_in(kept.branch, "fix", besides=by.id)
        told = of_case(kept, asked.id if asked else None)
        announce(GoodwillProposed(by_id=by.id, goodwill_id=goodwill.id, **told))
    return goodwill
