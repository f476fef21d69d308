"""Which answers a page shows: the user's rights first, then what was chosen."""

from typing import Any

from django.db.models import QuerySet

from zabota.core.request import StaffRequest
from zabota.feedback.forms import AnswersFilter
from zabota.feedback.models import Mark, Response
from zabota.feedback.queries import OF_BAND, MarkQuerySet
from zabota.insight.statistics.bands import Band


def chosen_filter(request: StaffRequest) -> AnswersFilter:
    return AnswersFilter(request.GET, user=request.user)


def responses_in(request: StaffRequest, chosen: AnswersFilter) -> QuerySet[Response]:
    """By touchpoint: those that mark it, in the chosen band. Else the band is that of the worst mark."""
    rows = Response.objects.visible_to(request.user).filter(**common(chosen))
    touchpoint, band = chosen.chosen("touchpoint"), chosen.chosen("band")
    if touchpoint and band:
        return rows.filter(marks__touchpoint=touchpoint, marks__score__range=OF_BAND[Band(band)])
    if touchpoint:
        return rows.filter(marks__touchpoint=touchpoint)
    return rows.of_band(Band(band)) if band else rows


def marks_in(request: StaffRequest, chosen: AnswersFilter) -> MarkQuerySet:
    rows = Mark.objects.visible_to(request.user).filter(**common(chosen))
    if touchpoint := chosen.chosen("touchpoint"):
        rows = rows.filter(touchpoint=touchpoint)
    if band := chosen.chosen("band"):
        rows = rows.filter(score__range=OF_BAND[Band(band)])
    return rows


def common(chosen: AnswersFilter) -> dict[str, Any]:
    wanted = {"branch": chosen.chosen("branch"), "at__gte": chosen.start(), "at__lt": chosen.chosen("until")}
    return {name: value for name, value in wanted.items() if value is not None}
