"""Which branches really changed: of hundreds compared at once, most only seem to."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.scores import Score
from zabota.insight.statistics.benjamini_hochberg import FALSE_SHARE, adjusted
from zabota.insight.statistics.nps import compare_nps
from zabota.reading.forms import ScoreFilter
from zabota.reading.pages import page_of
from zabota.reading.scoring import judged_by, rows_url, score_in
from zabota.reading.tallied import by_branch

LOOKS_LIKE = 10


@dataclass
class Change:
    """One branch now and before; `p` is adjusted for how many were compared."""

    key: int | None
    before: Score | None
    now: Score | None
    difference: float
    p: float
    label: Any = ""
    rows_url: str = ""

    @property
    def is_real(self) -> bool:
        return self.p <= FALSE_SHARE


@require_safe
@needs("feedback.see")
def changes(request: StaffRequest) -> HttpResponse:
    """The period against as many days before it, branch by branch: real changes on top, the falls first."""
    chosen = ScoreFilter(request.GET, user=request.user, shown=("period", "touchpoint"))
    touchpoint = chosen.chosen("touchpoint")
    before = by_branch(request.user, chosen.days.before(), touchpoint)
    found = compared(before, by_branch(request.user, chosen.days, touchpoint))
    page = page_of(found, request.GET.get("page", ""))
    keys = [each.key for each in page.rows if each.key]
    names = dict(Branch.objects.filter(id__in=keys).values_list("id", "name"))
    more = {"touchpoint": touchpoint.pk} if touchpoint else {}
    for each in page.rows:
        each.label = names.get(each.key, _("no branch"))
        each.rows_url = rows_url(chosen.days, branch=each.key, **more) if each.key else ""
    context = {
        "filter": chosen,
        "page": page,
        "many": len(found),
        "real": sum(each.is_real for each in found),
        "seeming": sum(abs(each.difference) >= LOOKS_LIKE for each in found),
        "looks_like": LOOKS_LIKE,
        "before": chosen.days.before(),
    }
    return render(request, "reading/changes.html", context)


def compared(before: dict[Any, dict[str, Any]], now: dict[Any, dict[str, Any]]) -> list[Change]:
    pairs = [(key, compare_nps(judged_by(before[key]), judged_by(now[key]))) for key in now if key in before]
    tested = [(key, found) for key, found in pairs if found]
    corrected = adjusted([found.p_value for _key, found in tested])
    changes = [
        Change(key, score_in(before[key]), score_in(now[key]), found.difference, p)
        for (key, found), p in zip(tested, corrected, strict=True)
    ]
    return sorted(changes, key=lambda each: (not each.is_real, each.difference if each.is_real else each.p))
