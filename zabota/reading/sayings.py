"""Which comments a page reads: the latest of a period, as many as can be read at once."""

from dataclasses import replace

from zabota.company.models import Branch, User
from zabota.feedback.models import Mark, Response, Touchpoint
from zabota.feedback.queries import MarkQuerySet
from zabota.reading.days import Days
from zabota.reading.words import Said, language_of

MOST = 2000
MOST_OF_ONE = 1000
"""Texts about one touchpoint: enough for its words."""


def reasons(
    user: User, days: Days, branch: Branch | None = None, touchpoint: Touchpoint | None = None
) -> MarkQuerySet:
    """Marks with words, the latest first."""
    start, end = days.moments()
    rows = Mark.objects.visible_to(user).filter(at__gte=start, at__lt=end).exclude(why="")
    rows = rows.filter(branch=branch) if branch else rows
    rows = rows.filter(touchpoint=touchpoint) if touchpoint else rows
    return rows.order_by("-at")


def said_in(rows: MarkQuerySet, most: int = MOST) -> list[Said]:
    """The latest texts, as many as are read, with their marks and languages.

    The language is read from the words; only where they do not tell, that of the question is looked up.
    """
    latest = list(rows.values_list("why", "score", "pk", "response_id")[:most])
    found = [Said(why, score, language_of(why), pk) for why, score, pk, _response in latest]
    unclear = {row[3] for row, said in zip(latest, found, strict=True) if not said.language}
    if not unclear:
        return found
    asked_in = dict(Response.objects.filter(id__in=unclear).values_list("id", "invitation__language"))
    return [
        said if said.language else replace(said, language=asked_in.get(row[3], ""))
        for row, said in zip(latest, found, strict=True)
    ]


def worst_of(said: list[Said], many: int) -> list[Mark]:
    """The marks that hold the worst of what was read, the worst and then the latest first."""
    chosen = [one.pk for one in sorted(said, key=lambda one: one.score or 0)[:many]]
    found = Mark.objects.select_related("branch", "touchpoint").in_bulk(chosen)
    return [found[pk] for pk in chosen if pk in found]
