from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.agenda.models import FollowUpRule
from zabota.company.models import User
from zabota.core.errors import Refused


@transaction.atomic
def end_follow_up(rule: FollowUpRule, *, by: User) -> None:
    """No more calls by this rule; those that are planned stay. Again: nothing."""
    if not by.may("agenda.set"):
        raise Refused(_("Only who manages the desk can say when customers are called again."))
    FollowUpRule.objects.filter(id=rule.id).in_force().update(ended_at=timezone.now())
