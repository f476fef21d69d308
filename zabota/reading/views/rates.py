"""How many come through each step from the invitation to the answer, and whether that is enough to trust."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Way
from zabota.insight.statistics.nps import THIN_BELOW
from zabota.insight.statistics.wilson import Share, wilson
from zabota.reading.forms import ScoreFilter
from zabota.reading.models import AskTally
from zabota.reading.pages import page_of
from zabota.reading.queries import STEPS

FEW = 0.2


@require_safe
@needs("feedback.see")
def rates(request: StaffRequest) -> HttpResponse:
    """Invited, sent, opened, answered: of all, by way, by month, by branch with the lowest rate on top."""
    chosen = ScoreFilter(request.GET, user=request.user)
    branch = chosen.chosen("branch")
    rows = AskTally.objects.visible_to(request.user)
    rows = (rows.filter(branch=branch) if branch else rows).within(chosen.days)
    summed = rows.summed_by_each("way", "branch_id")
    total = {step: sum(row[step] for row in summed["way"]) for step in STEPS}
    ways = dict(Way.choices)
    by_way = [line_of(ways.get(row["way"], row["way"]), row) for row in summed["way"]]
    by_branch = sorted(
        (line_of(row["branch_id"], row) for row in summed["branch_id"] if row["sent"] >= THIN_BELOW),
        key=lambda line: line["rate"].high,
    )
    page = page_of([] if branch else by_branch, request.GET.get("page", ""))
    names = dict(
        Branch.objects.filter(id__in=[line["label"] for line in page.rows]).values_list("id", "name")
    )
    for line in page.rows:
        line["label"] = names.get(line["label"], _("no branch"))
    context = {
        "filter": chosen,
        "steps": steps_of(total),
        "trust": trust(total),
        "by_way": sorted(by_way, key=lambda line: -line["sent"]),
        "page": page,
        "thin": THIN_BELOW,
        "option": funnel(total),
    }
    return render(request, "reading/rates.html", context)


def names_of_steps() -> dict[str, Any]:
    return {"invited": _("Invited"), "sent": _("Sent"), "opened": _("Opened"), "answered": _("Answered")}


def steps_of(total: dict[str, int]) -> list[dict[str, Any]]:
    """Each step with its share of the one before."""
    lines: list[dict[str, Any]] = []
    before = ""
    for name, label in names_of_steps().items():
        share = wilson(min(total[name], total[before]), total[before]) if before else None
        lines.append({"label": label, "count": total[name], "share": percent(share)})
        before = name
    return lines if total["invited"] or total["answered"] else []


def line_of(label: Any, row: dict[str, Any]) -> dict[str, Any]:
    """What was answered without an invitation, e.g. at a kiosk, has no rate."""
    rate = wilson(min(row["answered"], row["sent"]), row["sent"])
    return {"label": label, **{step: row[step] for step in STEPS}, "rate": rate, "shown": percent(rate)}


def percent(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    return {"value": 100 * share.value, "low": 100 * share.low, "high": 100 * share.high, "n": share.n}


def trust(total: dict[str, int]) -> Any:
    """Whether conclusions may be drawn (S3-149)."""
    if total["answered"] < THIN_BELOW:
        return _("Too few answers yet to draw conclusions.")
    if total["sent"] and total["answered"] / total["sent"] < FEW:
        return _("Few answer: those who do may not speak for the others.")
    return _("Enough answers to draw conclusions.")


def funnel(total: dict[str, int]) -> dict[str, Any]:
    data = [
        {"name": f"{label}: {total[name]}", "value": total[name]} for name, label in names_of_steps().items()
    ]
    label = {"show": True, "position": "inside"}
    series = {"type": "funnel", "sort": "none", "left": 8, "right": 8, "top": 8, "bottom": 8, "label": label}
    return {"series": [series | {"data": data, "minSize": "18%"}]}
