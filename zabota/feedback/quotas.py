"""Which quotas bear on an ask, and how full they are."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Branch
from zabota.feedback.models import Invitation, Mark, Question, Quota, Survey


def start_of(period: str, at: datetime) -> datetime:
    """When the running day, week (from Monday), month, quarter or year began, in the company's zone."""
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if period == Quota.Period.WEEK:
        day -= timedelta(days=day.weekday())
    elif period == Quota.Period.MONTH:
        day = day.replace(day=1)
    elif period == Quota.Period.QUARTER:
        day = day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1)
    elif period == Quota.Period.YEAR:
        day = day.replace(day=1, month=1)
    return timezone.make_aware(day.replace(tzinfo=None))  # the zone's offset of that day, not of today


def quotas_for(survey: Survey, branch: Branch | None, *, lock: bool = False) -> list[Quota]:
    """Those that count this ask. Locked, so that two asks at once cannot both be the last one."""
    rows = Quota.objects.filter(Q(survey=None) | Q(survey=survey), Q(branch=None) | Q(branch=branch))
    return list(rows.select_for_update(no_key=True).order_by("id") if lock else rows.order_by("id"))


def taken(quota: Quota, branch: Branch | None, at: datetime) -> int:
    """How much of it is used up at this branch in the running period."""
    since = start_of(quota.period, at)
    if quota.touchpoint_id:
        return Mark.objects.filter(touchpoint=quota.touchpoint_id, branch=branch, at__gte=since).count()
    asked = Invitation.objects.asks().filter(branch=branch, created_at__gte=since)
    return (asked.filter(survey=quota.survey_id) if quota.survey_id else asked).count()


def without_full(
    questions: list[Question], quotas: list[Quota], branch: Branch | None, at: datetime
) -> list[Question]:
    """Leave out the marks of touchpoints of which there are enough."""
    full = {row.touchpoint_id for row in quotas if row.touchpoint_id and taken(row, branch, at) >= row.most}
    return [
        question for question in questions if question.kind != "mark" or question.touchpoint_id not in full
    ]
