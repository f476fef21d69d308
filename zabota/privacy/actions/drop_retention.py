from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.privacy.models import RetentionRule


def drop_retention(rule: RetentionRule, *, by: User) -> None:
    """From now on it is kept; what was emptied stays empty."""
    if not by.may("privacy.set_retention") or not (by.sees_all_branches or rule.branch_id in by.branch_ids):
        raise Refused(_("Only who keeps data may say how long it is kept."))
    rule.delete()
