from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import ContactReason


def add_reason(name: str, *, by: User | None, parent: ContactReason | None = None) -> ContactReason:
    """A reason why customers write; one of that name is brought back if it was retired."""
    if by is not None and not by.may("desk.manage"):
        raise Refused(_("Only who manages the desk can change contact reasons."))
    if not name.strip():
        raise Refused(_("Give the reason a name."))
    reason, _is_new = ContactReason.objects.update_or_create(
        name=name.strip()[:120], defaults={"retired_at": None, "parent": parent}
    )
    return reason
