from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.desk.clocks import policies, times_of
from zabota.desk.models import SlaPolicy, SlaTarget
from zabota.desk.models.sla import Limit
from zabota.desk.sla import DayRule


@transaction.atomic
def set_policy(
    name: str,
    limits: Mapping[str, int | DayRule],
    *,
    by: User | None,
    order: int = 100,
    in_business_hours: bool = True,
    pauses: bool = True,
    channels: Iterable[str] = (),
    inboxes: Iterable[Inbox] = (),
    branches: Iterable[Branch] = (),
    customer_classes: Iterable[str] = (),
) -> SlaPolicy:
    """Make or change the SLA policy of this name: limit -> seconds, or a deadline by the time of day.

    For clocks that start from now on; they stand still while the customer is asked if `pauses`. Without
    channels, inboxes, branches or classes it is for all of them.
    """
    if by is not None and not by.may("desk.manage"):
        raise Refused(_("Only who manages the desk can change its limits."))
    if not name.strip() or not limits:
        raise Refused(_("A policy needs a name and at least one limit."))
    if any(limit not in Limit.values or is_nothing(measured) for limit, measured in limits.items()):
        raise Refused(_("A limit is a time longer than nothing."))
    values = {
        "order": order,
        "in_business_hours": in_business_hours,
        "channels": [*channels],
        "customer_classes": [*customer_classes],
    }
    policy, _is_new = SlaPolicy.objects.update_or_create(name=name.strip(), defaults=values)
    policy.inboxes.set(inboxes)
    policy.branches.set(branches)
    policy.targets.exclude(limit__in=limits).delete()
    for limit, measured in limits.items():
        rule = measured if isinstance(measured, DayRule) else None
        kept = {
            "seconds": 0 if rule else measured,
            "pauses_while_customer_is_asked": pauses,
            **times_of(rule),
        }
        SlaTarget.objects.update_or_create(policy=policy, limit=limit, defaults=kept)
    transaction.on_commit(policies.forget)
    policies.forget()
    return policy


def is_nothing(measured: int | DayRule) -> bool:
    return isinstance(measured, int) and measured <= 0
