from django.db import transaction
from django.utils.translation import gettext as _

from zabota.agenda.models import FollowUpRule
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import ContactReason

MOST_DAYS = 365


@transaction.atomic
def set_follow_up(
    days: int, *, by: User, reason: ContactReason | None = None, inbox: Inbox | None = None
) -> FollowUpRule:
    """Call the customer so many days after such a conversation was resolved; an earlier rule is replaced."""
    if not by.may("agenda.set"):
        raise Refused(_("Only who manages the desk can say when customers are called again."))
    if (reason is None) == (inbox is None):
        raise Refused(_("Choose either a contact reason or an inbox."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("From 1 to %(most)d days.") % {"most": MOST_DAYS})
    rule, _is_new = FollowUpRule.objects.update_or_create(
        reason=reason, inbox=inbox, defaults={"days": days, "ended_at": None}
    )
    return rule
