"""Which answers a page shows: the user's rights first, then what was chosen."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from zabota.feedback.forms import AnswersFilter
from zabota.feedback.models import Mark, Response
from zabota.feedback.queries import OF_BAND
from zabota.insight.statistics.bands import Band


def chosen_filter(request: HttpRequest) -> AnswersFilter:
    return AnswersFilter(request.GET, user=request.user)


def responses_in(request: HttpRequest, chosen: AnswersFilter) -> QuerySet[Response]:
    rows = Response.objects.visible_to(request.user)
    if branch := chosen.chosen("branch"):
        rows = rows.filter(branch=branch)
    if period := chosen.chosen("period"):
        rows = rows.filter(at__gte=timezone.now() - timedelta(days=int(period)))
    touchpoint, band = chosen.chosen("touchpoint"), chosen.chosen("band")
    if touchpoint:
        marks = {"marks__touchpoint": touchpoint}
        rows = rows.filter(**marks, **({"marks__score__range": OF_BAND[Band(band)]} if band else {}))
    elif band:
        rows = rows.of_band(Band(band))
    return rows


def marks_in(request: HttpRequest, chosen: AnswersFilter) -> QuerySet[Mark]:
    rows = Mark.objects.visible_to(request.user)
    if branch := chosen.chosen("branch"):
        rows = rows.filter(branch=branch)
    if period := chosen.chosen("period"):
        rows = rows.filter(at__gte=timezone.now() - timedelta(days=int(period)))
    if touchpoint := chosen.chosen("touchpoint"):
        rows = rows.filter(touchpoint=touchpoint)
    if band := chosen.chosen("band"):
        rows = rows.filter(score__range=OF_BAND[Band(band)])
    return rows
