"""Which touchpoints are weighed against the overall mark, and by which answers: one row of marks each."""

from collections import defaultdict

import numpy as np
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast

from zabota.company.models import Branch, User
from zabota.feedback.models import Mark, Touchpoint
from zabota.feedback.queries import MarkQuerySet
from zabota.insight.statistics.drivers import Drivers, drivers
from zabota.reading.days import Days

MOST, FEWEST = 2000, 50
PRESENT = 0.5
RESAMPLES = 100
FIRST_SIGN = 64
"""A mark goes over as one sign, chr(64 + mark): an answer is then one short word instead of ten rows."""


def weighed(
    user: User, days: Days, branch: Branch | None, overall: Touchpoint
) -> tuple[list[int], Drivers | None]:
    """Touchpoints and their weights, from the latest answers that mark them and the overall one."""
    start, end = days.moments()
    marks = Mark.objects.visible_to(user).filter(touchpoint=overall, at__gte=start, at__lt=end)
    marks = marks.filter(branch=branch) if branch else marks
    latest = marks.order_by("-at").values("response_id")[:MOST]
    answers = alike(Mark.objects.filter(response__in=latest))
    keys = usual_in(answers, overall.pk)
    kept = [
        (signs, [asked.index(key) for key in (*keys, overall.pk)])
        for asked, signs in answers.items()
        if set(asked) >= {*keys}
    ]
    if not keys or sum(len(signs) for signs, _places in kept) < FEWEST:
        return keys, None
    rows = np.concatenate([scores_in(signs)[:, places] for signs, places in kept])
    return keys, drivers(rows[:, :-1], rows[:, -1], resamples=RESAMPLES)


def alike(marks: MarkQuerySet) -> dict[tuple[int, ...], list[str]]:
    """Touchpoints -> the answers that mark just these, each a word with a sign for each of them."""
    sign = Func(F("score") + Value(FIRST_SIGN), function="chr", output_field=TextField())
    of_answers = (
        marks.order_by()
        .values("response_id")
        .annotate(
            asked=StringAgg(Cast("touchpoint_id", TextField()), " ", order_by="touchpoint_id"),
            signs=StringAgg(sign, "", order_by="touchpoint_id"),
        )
    )
    found: dict[str, list[str]] = defaultdict(list)
    for asked, signs in of_answers.values_list("asked", "signs"):
        found[asked].append(signs)
    return {tuple(map(int, asked.split())): signs for asked, signs in found.items()}


def usual_in(answers: dict[tuple[int, ...], list[str]], overall: int) -> list[int]:
    """Those but the overall one that at least half of the answers mark which mark anything else."""
    seen: dict[int, int] = defaultdict(int)
    total = 0
    for asked, signs in answers.items():
        total += len(signs) if len(asked) > 1 else 0
        for key in asked:
            seen[key] += len(signs)
    return sorted(key for key, many in seen.items() if key != overall and many >= PRESENT * total)


def scores_in(signs: list[str]) -> np.ndarray:
    """A row for each answer, a column for each of its touchpoints."""
    flat = np.frombuffer("".join(signs).encode("ascii"), dtype=np.uint8)
    return flat.reshape(len(signs), -1).astype(float) - FIRST_SIGN
