from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import ContactReason


def retire_reason(reason: ContactReason, *, by: User | None) -> None:
    """Ask no more for it and its parts; what was resolved with it keeps it. `add_reason` brings it back."""
    if by is not None and not by.may("desk.manage"):
        raise Refused(_("Only who manages the desk can change contact reasons."))
    whole = Q(id=reason.id) | Q(parent=reason)
    ContactReason.objects.filter(whole, retired_at=None).update(retired_at=timezone.now())
