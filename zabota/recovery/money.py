"""How much somebody may still give on one case without asking."""

from decimal import Decimal

from django.db.models import Max, Sum

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.recovery.models import Goodwill, GoodwillLimit, RecoveryCase

NOTHING = Decimal("0.00")


def limit_of(user: User) -> Decimal:
    """The largest limit among the user's roles; nothing without one."""
    if not user.may("recovery.give"):
        return NOTHING
    return GoodwillLimit.objects.filter(role__users=user).aggregate(most=Max("amount"))["most"] or NOTHING


def remaining_for(user: User, case: RecoveryCase) -> Decimal:
    """The limit less what this user gave, or agreed to, on this case; never below nothing."""
    used = Goodwill.objects.filter(case=case).charged_to(user).aggregate(sum=Sum("cost"))["sum"] or NOTHING
    return max(limit_of(user) - used, NOTHING)


def currency() -> str:
    """Limits and costs are in the company's currency."""
    return value_of("company.currency")
