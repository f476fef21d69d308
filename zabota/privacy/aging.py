"""What is old by the rules of retention: a branch's own rule goes before the company's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from zabota.company.models import User
from zabota.core.discretion import not_hidden
from zabota.core.holdings import Aging
from zabota.privacy.models import AgedRow, RetentionRule

EXAMPLES = 5


@dataclass(frozen=True)
class DryRun:
    """What a rule would empty now: how many, some of them, and since when the rest is kept."""

    count: int
    since: datetime
    examples: list[dict[str, Any]]


def old_rows(rule: RetentionRule, aging: Aging, now: datetime | None = None) -> QuerySet:
    """Rows that the rule does not keep and that are not emptied yet, the oldest first."""
    rows = aging.old(rule.keeps_since(now))
    if rule.branch_id:
        rows = rows.filter(**{aging.branch: rule.branch_id})
    else:
        own = (
            RetentionRule.objects.filter(kind=rule.kind).exclude(branch=None).values_list("branch", flat=True)
        )
        rows = rows.filter(~Q(**{f"{aging.branch}__in": list(own)}) | Q(**{f"{aging.branch}__isnull": True}))
    emptied = AgedRow.objects.filter(kind=aging.name, object_id=OuterRef("pk"))
    return rows.filter(~Exists(emptied)).order_by("pk")


def dry_run(rule: RetentionRule, user: User) -> DryRun:
    """Counts, and examples of what the user may be shown; nothing is changed."""
    aging, now = rule.aging, timezone.now()
    if aging is None:
        return DryRun(0, now, [])
    rows = old_rows(rule, aging, now)
    examples = [
        {
            "name": str(row),
            "at": row.created_at,
            "url": reverse(aging.page, args=[row.pk]) if aging.page else "",
        }
        for row in rows.filter(not_hidden(aging.model._meta.label, user))[:EXAMPLES]
    ]
    return DryRun(rows.count(), rule.keeps_since(now), examples)
