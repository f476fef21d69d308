from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.complaints.events import ComplaintChanged, of_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.errors import Refused
from zabota.core.events import announce

TIES = (
    "touchpoint",
    "department",
    "employee",
    "deal",
    "product",
    "wanted",
    "our_action",
    "side_of_service",
)


@transaction.atomic
def change_complaint(complaint: Complaint, *, by: User, **ties: Any) -> None:
    """Say what it is about: touchpoint, department, employee, deal, product, our action, side of service.

    The customer's own words are never changed. What is the same already leaves no trace.
    """
    if unknown := set(ties) - set(TIES):
        raise TypeError(f"not to be changed: {sorted(unknown)}")
    if ties.get("side_of_service") and ties["side_of_service"] not in Complaint.Side.values:
        raise Refused(_("There is no such side of service."))
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk)
    changed = []
    for name, value in ties.items():
        value = value.strip() if isinstance(value, str) else value
        if getattr(kept, name) != value:
            setattr(kept, name, value)
            changed.append(name)
    if not changed:
        return
    kept.save(update_fields=changed)
    shown = (f"{_label(name)}: {_shown(kept, name) or '–'}" for name in changed)
    ComplaintStep.objects.create(complaint=kept, kind=ComplaintStep.Kind.CHANGE, text="\n".join(shown), by=by)
    announce(ComplaintChanged(by_id=by.id, **of_complaint(kept)))
    complaint.refresh_from_db()


def _label(name: str) -> str:
    labels = {
        "touchpoint": _("Touchpoint"),
        "department": _("Department"),
        "employee": _("Employee"),
        "deal": _("Deal"),
        "product": _("Product or service"),
        "wanted": _("What the customer wants"),
        "our_action": _("Our action that caused it"),
        "side_of_service": _("Side of service"),
    }
    return labels[name]


def _shown(complaint: Complaint, name: str) -> str:
    if name == "side_of_service":
        return str(complaint.get_side_of_service_display())  # type: ignore[attr-defined]
    return str(getattr(complaint, name) or "")
