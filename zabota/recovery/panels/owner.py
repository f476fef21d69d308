from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.panels import Panel, panels
from zabota.insight.kpi import Period, Scope
from zabota.recovery.counting import cases_of, list_url
from zabota.recovery.listing import VIEWS
from zabota.recovery.panels.rows import shown

MOST = 5


@panels.register
class OpenCasesByBranch(Panel):
    """How many stand at which clock in each branch, and the most overdue."""

    name = "recovery_owner"
    place = "owner"
    template = "recovery/panels/owner.html"
    order = 20
    permission = "recovery.see"

    def context(self, subject: tuple[Period, Scope], user: User) -> dict[str, Any] | None:
        _period, scope = subject
        cases = cases_of(scope).open()
        counted = cases.values("branch_id", "branch__name").annotate(
            open=Count("id"),
            uncontacted=Count("id", filter=Q(contacted_at=None)),
            overdue=Count("id", filter=Q(next_due_at__lt=timezone.now())),
            word=Count("id", filter=Q(fixed_at__isnull=False)),
        )
        rows = [_row(line, user) for line in counted.order_by("branch__name")]
        return {"rows": rows, "cases": shown(cases.order_by("next_due_at", "id"), MOST)}


def _row(line: dict[str, Any], user: User) -> dict[str, Any]:
    scope = Scope(user, line["branch_id"])
    cells = [
        {"count": line[view], "url": list_url(view, scope), "label": VIEWS[view]}
        for view in ("open", "uncontacted", "overdue", "word")
    ]
    return {"name": line["branch__name"] or _("No branch"), "cells": cells}
