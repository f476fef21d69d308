"""All touchpoints as a map coloured by score, opened down to single words."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Touchpoint
from zabota.feedback.scores import Score
from zabota.insight.statistics.nps import THIN_BELOW
from zabota.reading.days import Days
from zabota.reading.drawing import LEAVES_OPEN, map_option, tone_of, words_option
from zabota.reading.forms import ScoreFilter
from zabota.reading.queries import COLUMNS
from zabota.reading.sayings import MOST_OF_ONE, reasons, said_in, worst_of
from zabota.reading.scoring import FORMULA, bands_in, marks_in, opinions_in, plain_in, rows_url, score_in
from zabota.reading.tallied import by_branch, by_day, by_touchpoint
from zabota.reading.words import frequent

LATEST, WORDS, PLACES = 20, 24, 10
WORST = 5
NEVER_MARKED = 101.0


@dataclass
class Leaf:
    touchpoint: Touchpoint
    score: Score | None
    url: str
    rows_url: str

    @property
    def tone(self) -> str:
        return tone_of(self.score)

    @property
    def is_sure(self) -> bool:
        return self.score is not None and not self.score.is_thin

    @property
    def lowest(self) -> float:
        """For sorting: what nobody marked comes last."""
        return self.score.nps.value if self.score else NEVER_MARKED


@dataclass
class Stage:
    name: str
    label: Any
    score: Score | None = None
    leaves: list[Leaf] = field(default_factory=list)
    is_open: bool = False

    @property
    def tone(self) -> str:
        return tone_of(self.score)

    @property
    def lowest(self) -> float:
        return self.score.nps.value if self.score else NEVER_MARKED


@require_safe
@needs("feedback.see")
def touchpoint_map(request: StaffRequest) -> HttpResponse:
    """Stage by stage; asked by htmx only the drawing, again whenever somebody has answered."""
    chosen = ScoreFilter(request.GET, user=request.user)
    branch = chosen.chosen("branch")
    counted = by_touchpoint(request.user, chosen.days, branch)
    stages = stages_of(request, chosen, counted)
    leaves = [leaf for stage in stages for leaf in stage.leaves]
    scored = sorted((leaf for leaf in leaves if leaf.score), key=lambda leaf: leaf.lowest)
    option = map_option(_("All touchpoints"), stages)
    context = {
        "filter": chosen,
        "query": urlencode(chosen.query()),
        "stages": stages,
        "worst": [leaf for leaf in scored if leaf.is_sure][:WORST] or scored[:WORST],
        "silent": sum(leaf.score is None for leaf in leaves),
        "option": option,
        "option_json": json.dumps(option),
        "formula": FORMULA,
    }
    return render(request, "reading/parts/map.html" if request.htmx else "reading/map.html", context)


def stages_of(request: StaffRequest, chosen: ScoreFilter, counted: dict[int, dict[str, Any]]) -> list[Stage]:
    """In the order of a customer's way; the worst of them are open until the map is full."""
    branch = chosen.chosen("branch")
    more = {"branch": branch.pk} if branch else {}
    stages = {name: Stage(name, label) for name, label in Touchpoint.Stage.choices}
    sums: dict[str, dict[str, int]] = {}
    shown = Touchpoint.objects.visible_to(request.user).select_related("branch")
    shown = shown.met_at(branch) if branch else shown.in_use()
    for row in shown:
        counts = counted.get(row.pk)
        url = f"{reverse('reading:touchpoint', args=[row.pk])}?{urlencode(chosen.query())}"
        leaf = Leaf(
            row, score_in(counts) if counts else None, url, rows_url(chosen.days, touchpoint=row.pk, **more)
        )
        stages[row.stage].leaves.append(leaf)
        if counts:
            kept = sums.setdefault(row.stage, dict.fromkeys(COLUMNS, 0))
            for name in COLUMNS:
                kept[name] += counts[name]
    found = [stage for stage in stages.values() if stage.leaves]
    for stage in found:
        stage.score = score_in(sums[stage.name]) if stage.name in sums else None
        stage.leaves.sort(key=lambda leaf: leaf.lowest)
    room = LEAVES_OPEN
    for stage in sorted(found, key=lambda stage: stage.lowest):
        stage.is_open = room == LEAVES_OPEN or len(stage.leaves) <= room
        room -= len(stage.leaves) if stage.is_open else 0
    return found


@require_safe
@needs("feedback.see")
def touchpoint(request: StaffRequest, pk: int) -> HttpResponse:
    """One touchpoint: its score, week by week, its weakest branches, and its words."""
    row = get_object_or_404(Touchpoint.objects.visible_to(request.user).select_related("branch"), pk=pk)
    chosen = ScoreFilter(request.GET, user=request.user)
    branch = chosen.chosen("branch")
    more = {"touchpoint": row.pk, **({"branch": branch.pk} if branch else {})}
    counts = by_touchpoint(request.user, chosen.days, branch).get(row.pk)
    marks = reasons(request.user, chosen.days, branch, row)
    said = said_in(marks, MOST_OF_ONE)
    words = frequent(said, WORDS)
    context = {
        "touchpoint": row,
        "filter": chosen,
        "query": urlencode(chosen.query()),
        "score": score_in(counts) if counts else None,
        "counts": bands_in(counts) if counts else None,
        "rows_url": rows_url(chosen.days, **more),
        "months": months_of(by_day(request.user, chosen.days, branch, row), chosen.days, more),
        "places": [] if branch else places_of(request, chosen.days, row),
        "words": words,
        "most_read": MOST_OF_ONE,
        "option": words_option(str(row), words, words_url(more, chosen.named.name)),
        "latest": worst_of(said, LATEST),
        "formula": FORMULA,
    }
    return render(request, "reading/touchpoint.html", context)


def words_url(more: dict[str, Any], period: str) -> str:
    return f"{reverse('reading:words')}?{urlencode({'period': period, **more})}"


def months_of(daily: dict[Any, dict[str, Any]], days: Days, more: dict[str, Any]) -> list[dict[str, Any]]:
    """Weeks of a short period, months of a long one; the newest first."""
    groups: dict[Any, dict[str, int]] = {}
    is_long = days.length > 100
    for day, row in daily.items():
        first = day.replace(day=1) if is_long else day - timedelta(days=day.weekday())
        kept = groups.setdefault(first, dict.fromkeys(COLUMNS, 0))
        for name in COLUMNS:
            kept[name] += row[name]
    lines = []
    for first in sorted(groups, reverse=True):
        last = (first + timedelta(days=32)).replace(day=1) if is_long else first + timedelta(days=7)
        label = date_format(first, "F Y") if is_long else date_format(first, "j E")
        shown = Days(max(first, days.start), min(last, days.end))
        lines.append({"label": label, "score": score_in(groups[first]), "url": rows_url(shown, **more)})
    return lines


def places_of(request: StaffRequest, days: Days, row: Touchpoint) -> list[dict[str, Any]]:
    """Its lowest branches among those with enough marks; without such, the lowest of all."""
    counted = by_branch(request.user, days, row)
    known = [(plain_in(counts), key) for key, counts in counted.items() if key and marks_in(counts)]
    enough = [pair for pair in known if opinions_in(counted[pair[1]]) >= THIN_BELOW] or known
    shown = [key for _plain, key in sorted(enough)[:PLACES]]
    names = dict(Branch.objects.filter(id__in=shown).values_list("id", "name"))
    return [
        {
            "label": names[key],
            "score": score_in(counted[key]),
            "url": rows_url(days, touchpoint=row.pk, branch=key),
        }
        for key in shown
    ]
