from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import QuotasChanged
from zabota.feedback.models import Quota, Survey, Touchpoint


@transaction.atomic
def set_quota(
    most: int,
    period: str,
    *,
    survey: Survey | None = None,
    branch: Branch | None = None,
    touchpoint: Touchpoint | None = None,
    by: User | None = None,
) -> Quota:
    """So many invitations (of a touchpoint: marks) and no more, at each branch or one, in each period.

    The same survey, branch, touchpoint and period again gets the new number.
    """
    if most < 1 or period not in Quota.Period.values:
        raise Refused(_("A quota is a number from 1 on, in a day, week, month, quarter or year."))
    quota, _new = Quota.objects.update_or_create(
        survey=survey, branch=branch, touchpoint=touchpoint, period=period, defaults={"most": most}
    )
    announce(QuotasChanged(by_id=by.id if by else None))
    return quota
