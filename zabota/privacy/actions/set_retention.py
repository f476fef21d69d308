from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.holdings import agings
from zabota.privacy.models import RetentionRule

LONGEST = 600


@transaction.atomic
def set_retention(kind: str, months: int, *, branch: Branch | None = None, by: User) -> RetentionRule:
    """Say how long one sort of rows is kept, in the company or at one branch; again replaces it."""
    if not by.may("privacy.set_retention"):
        raise Refused(_("Only who keeps data may say how long it is kept."))
    if branch is None and not by.sees_all_branches:
        raise Refused(_("A rule for all branches is set by somebody who sees all of them."))
    if branch is not None and not (by.sees_all_branches or branch.id in by.branch_ids):
        raise Refused(_("This branch is not one of yours."))
    if kind not in agings:
        raise Refused(_("Say what is to be kept so long."))
    if not 1 <= months <= LONGEST:
        raise Refused(_("Keep it for 1 to %(most)d months.") % {"most": LONGEST})
    rule, _made = RetentionRule.objects.update_or_create(
        kind=kind, branch=branch, defaults={"months": months, "by": by}
    )
    return rule
