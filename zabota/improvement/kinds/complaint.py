from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.improvement.kind import Facts, LinkKind, Shown, link_kinds


@link_kinds.register
class OfComplaint(LinkKind):
    """A complaint, claim or suggestion from the register."""

    name = "complaint"
    label = _("complaint")

    def seen_by(self, user: User, ids: Iterable[int]) -> dict[int, Any]:
        return {row.id: row for row in Complaint.objects.visible_to(user).filter(id__in=list(ids))}

    def facts(self, thing: Complaint) -> Facts:
        return Facts(told_by(thing), thing.received_at, thing.branch_id, thing.touchpoint_id)

    def shown(self, thing: Complaint) -> Shown:
        url = reverse("complaints:complaint", args=[thing.id])
        return Shown(str(thing), thing.text, thing.received_at, url)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        return dict(Complaint.objects.filter(id__in=list(ids)).values_list("id", "text"))

    def alike(self, touchpoint_id: int | None, since: datetime, user: User) -> list[Any]:
        rows = Complaint.objects.visible_to(user).filter(touchpoint=touchpoint_id, received_at__gte=since)
        return list(rows.exclude(kind=Complaint.Kind.SUGGESTION).order_by("-received_at")[:50])


def told_by(complaint: Complaint) -> str:
    """A complaint that came from a mark, or from its case, tells the same story as they do."""
    case = complaint.recovery_case
    response_id = complaint.response_id or (case.response_id if case else None)
    if response_id:
        return f"response-{response_id}"
    return f"case-{case.id}" if case else f"complaint-{complaint.id}"
