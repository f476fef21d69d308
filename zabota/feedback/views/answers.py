"""Which answers a page shows: the user's rights first, then what was chosen."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from zabota.core.request import StaffRequest
from zabota.feedback.forms import AnswersFilter
from zabota.feedback.models import Answer, Mark, Response
from zabota.feedback.queries import OF_BAND, MarkQuerySet
from zabota.feedback.sums import sums_of
from zabota.insight.statistics.bands import Band

EVER = datetime(2000, 1, 1, tzinfo=UTC)


def chosen_filter(request: StaffRequest) -> AnswersFilter:
    return AnswersFilter(request.GET, user=request.user)


def responses_in(request: StaffRequest, chosen: AnswersFilter) -> QuerySet[Response]:
    """By touchpoint: those that mark it, in the chosen band. Else the band is that of the worst mark."""
    rows = Response.objects.visible_to(request.user).filter(**common(chosen))
    if employee := chosen.chosen("employee"):
        rows = rows.filter(invitation__employee=employee)
    touchpoint, band = chosen.chosen("touchpoint"), chosen.chosen("band")
    if touchpoint and band:
        return rows.filter(marks__touchpoint=touchpoint, marks__score__range=OF_BAND[Band(band)])
    if touchpoint:
        return rows.filter(marks__touchpoint=touchpoint)
    return rows.of_band(Band(band)) if band else rows


def marks_in(request: StaffRequest, chosen: AnswersFilter) -> MarkQuerySet:
    rows = Mark.objects.visible_to(request.user).filter(**common(chosen))
    if employee := chosen.chosen("employee"):
        rows = rows.filter(employee=employee)
    if touchpoint := chosen.chosen("touchpoint"):
        rows = rows.filter(touchpoint=touchpoint)
    if band := chosen.chosen("band"):
        rows = rows.filter(score__range=OF_BAND[Band(band)])
    return rows


def counted_in(request: StaffRequest, chosen: AnswersFilter) -> list[dict[str, Any]]:
    """The marks by touchpoint; narrowed to more than a branch and a time they are counted one by one."""
    if any(chosen.chosen(name) for name in ("employee", "touchpoint", "band")):
        return list(marks_in(request, chosen).by_touchpoint())
    branch = chosen.chosen("branch")
    start, until = chosen.start() or EVER, chosen.chosen("until") or timezone.now() + timedelta(seconds=1)
    return sums_of(request.user, start, until, branch.pk if branch else None).rows


def answers_in(request: StaffRequest, chosen: AnswersFilter) -> QuerySet[Answer]:
    """To questions other than marks; in a band, those of the responses whose worst mark is in it."""
    rows = Answer.objects.visible_to(request.user).filter(**common(chosen))
    if employee := chosen.chosen("employee"):
        rows = rows.filter(employee=employee)
    if touchpoint := chosen.chosen("touchpoint"):
        rows = rows.filter(touchpoint=touchpoint)
    if band := chosen.chosen("band"):
        rows = rows.filter(response__lowest__range=OF_BAND[Band(band)])
    return rows


def common(chosen: AnswersFilter) -> dict[str, Any]:
    wanted = {"branch": chosen.chosen("branch"), "at__gte": chosen.start(), "at__lt": chosen.chosen("until")}
    return {name: value for name, value in wanted.items() if value is not None}
