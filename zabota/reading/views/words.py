"""What customers write: searched, counted, told apart by who says it, and compared."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.core.search import find
from zabota.feedback.models import Mark
from zabota.feedback.queries import MarkQuerySet
from zabota.reading.actions.index_answer import KIND
from zabota.reading.forms import ScoreFilter
from zabota.reading.sayings import MOST, reasons, said_in, worst_of
from zabota.reading.words import Said, frequent, like

WORDS, SHOWN, ALIKE = 60, 40, 12
SHOWN_FILTER = ("period", "branch", "touchpoint", "q")


@require_safe
@needs("feedback.see")
def words(request: StaffRequest) -> HttpResponse:
    """The words of a period, and the texts that hold those asked for, in whatever form."""
    chosen = ScoreFilter(request.GET, user=request.user, shown=SHOWN_FILTER)
    rows = reasons(request.user, chosen.days, chosen.chosen("branch"), chosen.chosen("touchpoint"))
    asked = chosen.chosen("q") or ""
    found = holding(rows, asked) if asked else rows
    said = said_in(found)
    context = {
        "filter": chosen,
        "query": urlencode(chosen.query()),
        "asked": asked,
        "words": frequent(said, WORDS),
        "read": len(said),
        "most_read": MOST,
        "languages": languages_of(said),
        "texts": worst_of(said, SHOWN),
    }
    return render(request, "reading/words.html", context)


def holding(rows: MarkQuerySet, text: str) -> MarkQuerySet:
    """Those of an answer that holds every word of `text`, in any of its forms."""
    return rows.filter(response__in=find(KIND, text).values("object_id"))


def languages_of(said: list[Said]) -> list[dict[str, Any]]:
    """Each language with its number of texts and their share of critics."""
    counted: dict[str, list[int]] = {}
    for one in said:
        kept = counted.setdefault(one.language, [0, 0])
        kept[0] += 1
        kept[1] += one.score is not None and one.score <= 6
    lines = [{"code": code, "texts": n, "critics": critics} for code, (n, critics) in counted.items() if code]
    return sorted(lines, key=lambda line: -line["texts"])


@require_safe
@needs("feedback.see")
def alike(request: StaffRequest, pk: int) -> HttpResponse:
    """What others wrote that is like this one."""
    mark = get_object_or_404(
        Mark.objects.visible_to(request.user).exclude(why="").select_related("touchpoint", "branch"), pk=pk
    )
    chosen = ScoreFilter(request.GET or {"period": "365"}, user=request.user)
    rows = reasons(request.user, chosen.days, chosen.chosen("branch")).exclude(pk=mark.pk)
    rows = rows.select_related("touchpoint", "branch")
    others = list(rows[:MOST])
    nearest = like(Said(mark.why), [Said(other.why) for other in others], ALIKE)
    context = {
        "mark": mark,
        "filter": chosen,
        "found": [(others[place], round(100 * how)) for place, how in nearest],
        "read": len(others),
    }
    return render(request, "reading/alike.html", context)
