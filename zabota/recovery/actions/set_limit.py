from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Role
from zabota.core.errors import Refused
from zabota.recovery.models import GoodwillLimit


@transaction.atomic
def set_limit(role: Role, amount: Decimal | None) -> None:
    """How much holders of a role may give on one case without asking; None takes the limit away."""
    if amount is None:
        GoodwillLimit.objects.filter(role=role).delete()
        return
    if amount < 0:
        raise Refused(_("A limit is an amount from 0."))
    GoodwillLimit.objects.update_or_create(role=role, defaults={"amount": amount})
