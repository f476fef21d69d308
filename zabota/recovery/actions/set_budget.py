from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.recovery.models import GoodwillBudget


@transaction.atomic
def set_budget(branch: Branch | None, month: date, amount: Decimal | None) -> None:
    """How much goodwill may cost a branch a month, from this month on; None takes the row away."""
    month = month.replace(day=1)
    if amount is None:
        GoodwillBudget.objects.filter(branch=branch, month=month).delete()
        return
    if amount < 0 or amount != round(amount, 2):
        raise Refused(_("A budget is an amount from 0 with at most two decimals."))
    GoodwillBudget.objects.update_or_create(branch=branch, month=month, defaults={"amount": amount})
