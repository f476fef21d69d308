"""Why it happened, beside the thing itself: on a recovery case and on a complaint."""

from typing import Any

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.core.panels import Panel, panels
from zabota.improvement.models import CauseLink, Investigation
from zabota.recovery.models import RecoveryCase


def causes_of(kind: str, pk: int, user: User) -> dict[str, Any] | None:
    links = CauseLink.objects.visible_to(user).of_thing(kind, pk).select_related("cause")
    may_link = user.may("improvement.link")
    if not links and not may_link:
        return None
    return {"links": links, "thing": f"{kind}-{pk}", "may_link": may_link}


@panels.register
class CausesOfCase(Panel):
    """Causes of a recovery case, and its internal investigation."""

    name = "improvement_case"
    place = "case"
    template = "improvement/panels/of_thing.html"
    permission = "improvement.see"

    def context(self, subject: RecoveryCase, user: User) -> dict[str, Any] | None:
        found = causes_of("case", subject.id, user)
        if found is None:
            return None
        investigation = Investigation.objects.visible_to(user).filter(case=subject).first()
        may_open = user.may("improvement.investigate") and investigation is None
        return {**found, "case": subject, "investigation": investigation, "may_open": may_open}


@panels.register
class CausesOfComplaint(Panel):
    """Causes of a complaint."""

    name = "improvement_complaint"
    place = "complaint"
    template = "improvement/panels/of_thing.html"
    permission = "improvement.see"

    def context(self, subject: Complaint, user: User) -> dict[str, Any] | None:
        return causes_of("complaint", subject.id, user)
