"""Why customers leave: shares with their intervals, the five sides of service, and one benchmark."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.complaints.models import Complaint
from zabota.insight.statistics.wilson import Share, wilson
from zabota.stakes.models import Leaving

RUDE_BENCHMARK = 0.68
"""S3-178: 68 % of consumers leave because of rude treatment; of what is told of companies at large."""
Reason, Side = Leaving.Reason, Complaint.Side
SIDES = {
    Reason.RUDENESS: Side.PEOPLE,
    Reason.UNSKILLED: Side.PEOPLE,
    Reason.WAITING: Side.SYSTEM,
    Reason.QUALITY: Side.SYSTEM,
    Reason.EXPECTED: Side.EXPECTATIONS,
    Reason.UNSOLVED: Side.PROBLEMS,
    Reason.CHOICE: Side.CHOICE,
}
"""Price, competitors, moving and silence belong to none of the five sides."""


@dataclass(frozen=True)
class Line:
    """One reason or side; `verdict` against the benchmark: above, below, or about (within the interval)."""

    key: str
    label: Any
    share: Share
    verdict: str = ""


def by_reason(rows: QuerySet) -> list[Line]:
    """Shares of those who gave a reason; who did not say is a line of all."""
    counted = dict(rows.order_by().values_list("reason").annotate(n=Count("id")))
    said = sum(n for reason, n in counted.items() if reason != Reason.UNKNOWN)
    lines = []
    for reason in Reason:
        n = counted.get(reason, 0)
        share = wilson(n, said if reason != Reason.UNKNOWN else said + n)
        if share is None or not n and reason != Reason.RUDENESS:
            continue
        verdict = against(share) if reason == Reason.RUDENESS else ""
        lines.append(Line(reason.value, reason.label, share, verdict))
    return sorted(lines, key=lambda line: (line.key == Reason.UNKNOWN, -line.share.count))


def by_side(rows: QuerySet) -> list[Line]:
    counted = dict(rows.order_by().values_list("reason").annotate(n=Count("id")))
    total = sum(n for reason, n in counted.items() if reason != Reason.UNKNOWN)
    lines = []
    for side in Side:
        n = sum(counted.get(reason, 0) for reason, of in SIDES.items() if of == side)
        share = wilson(n, total)
        if share is not None:
            lines.append(Line(side.value, side.label, share))
    outside = sum(counted.get(r, 0) for r in Reason if r not in SIDES and r != Reason.UNKNOWN)
    if (share := wilson(outside, total)) is not None:
        lines.append(Line("none", _("none of the five"), share))
    return lines


def against(share: Share) -> str:
    if share.low > RUDE_BENCHMARK:
        return "above"
    return "below" if share.high < RUDE_BENCHMARK else "about"
