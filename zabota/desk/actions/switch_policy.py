from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.clocks import policies
from zabota.desk.models import SlaPolicy


@transaction.atomic
def switch_policy(policy: SlaPolicy, *, on: bool, by: User | None) -> None:
    """Let a policy count, or no more, for clocks that start from now on; those that run stay as they are."""
    if by is not None and not by.may("desk.manage"):
        raise Refused(_("Only who manages the desk can change its limits."))
    if on == (policy.switched_off_at is None):
        return
    policy.switched_off_at = None if on else timezone.now()
    policy.save(update_fields=["switched_off_at"])
    transaction.on_commit(policies.forget)
    policies.forget()
