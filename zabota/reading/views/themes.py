"""Free comments, whose marks say nothing of them: their mood and what they are about, as learned here."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.models import Response, Touchpoint
from zabota.reading.actions.learn_words import FEWEST, can_learn, learn_words
from zabota.reading.forms import ScoreFilter
from zabota.reading.learned import Reading, read_text
from zabota.reading.models import WordModel
from zabota.reading.words import Said, frequent

MOST, SHOWN, WORDS = 500, 40, 40
UNHAPPY = 0.5


@require_safe
@needs("feedback.see")
def themes(request: StaffRequest) -> HttpResponse:
    """The unhappiest first; without a model only how often words are said."""
    chosen = ScoreFilter(request.GET, user=request.user)
    branch = chosen.chosen("branch")
    start, end = chosen.days.moments()
    rows = Response.objects.visible_to(request.user).filter(at__gte=start, at__lt=end).exclude(comment="")
    rows = rows.filter(branch=branch) if branch else rows
    found = list(rows.select_related("branch", "invitation").order_by("-at")[:MOST])
    model = WordModel.objects.first()
    readings = (
        [(row, read_text(model.kept, row.comment, row.invitation.language)) for row in found] if model else []
    )
    known = [(row, reading) for row, reading in readings if reading]
    known.sort(key=lambda pair: -pair[1].unhappy)
    names = Touchpoint.objects.in_bulk({reading.theme for _row, reading in known if reading.theme})
    context = {
        "filter": chosen,
        "query": urlencode(chosen.query()),
        "model": model,
        "can_learn": can_learn(),
        "fewest": FEWEST,
        "read": len(found),
        "groups": groups_of([reading for _row, reading in known], names),
        "texts": [
            {"row": row, "unhappy": round(100 * reading.unhappy), "theme": names.get(reading.theme)}
            for row, reading in known[:SHOWN]
        ],
        "words": [] if known else frequent([Said(row.comment, row.lowest) for row in found], WORDS),
    }
    return render(request, "reading/themes.html", context)


def groups_of(readings: list[Reading], names: dict[int, Touchpoint]) -> list[dict[str, Any]]:
    """Each theme with its number of texts and how many of them are unhappy, the most of those first."""
    counted: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for reading in readings:
        counted[reading.theme][0] += 1
        counted[reading.theme][1] += reading.unhappy >= UNHAPPY
    lines = [
        {"label": names[key] if key in names else _("something else"), "texts": n, "unhappy": unhappy}
        for key, (n, unhappy) in counted.items()
    ]
    return sorted(lines, key=lambda line: -line["unhappy"])


@require_POST
@needs("feedback.design")
def learning(request: StaffRequest) -> HttpResponse:
    try:
        model = learn_words()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Learned from %(n)d texts.") % {"n": model.n})
    return redirect("reading:themes")
