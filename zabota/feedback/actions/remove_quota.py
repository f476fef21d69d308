from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.feedback.events import QuotasChanged
from zabota.feedback.models import Quota


@transaction.atomic
def remove_quota(quota: Quota, *, by: User | None = None) -> None:
    """From now on as many are asked as the rest of the policy allows. Again changes nothing."""
    removed, _rows = Quota.objects.filter(id=quota.id).delete()
    if removed:
        announce(QuotasChanged(by_id=by.id if by else None))
