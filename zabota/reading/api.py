"""Scores over HTTP, from the tallies: never without n and interval."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch
from zabota.core.api_lists import paged
from zabota.feedback.forms import branches_of
from zabota.reading.days import Days
from zabota.reading.models import Alarm
from zabota.reading.scoring import bands_in, score_in
from zabota.reading.tallied import by_branch, by_day, by_person, by_touchpoint, total

router = Router(tags=["scores"])
LARGEST_ID = 2**63 - 1
LONGEST = timedelta(days=3 * 366)


class ScoreOut(Schema):
    """NPS from -100 to 100 with its 95 % interval; `n` independent answers, `mean` of the marks.

    `of` is the id of the touchpoint, branch or person, or the day. Below 30 it is thin: too few to judge by.
    """

    of: int | date | None
    promoters: int
    passives: int
    critics: int
    nps: float
    low: float
    high: float
    mean: float | None
    n: int
    is_thin: bool


class AlarmOut(Schema):
    """`share` unhappy on that day, 0 to 1, against the `usual` one; `shown` is the word that rose, if one."""

    id: int
    branch_id: int | None
    shown: str
    on: date
    count: int
    n: int
    share: float
    usual: float
    settled_at: datetime | None
    cause: str


By = Literal["all", "touchpoint", "branch", "person", "day"]
COUNTERS: dict[str, Callable[..., dict[Any, dict[str, Any]]]] = {
    "all": lambda user, days, branch: {None: total(user, days, branch)},
    "touchpoint": by_touchpoint,
    "branch": lambda user, days, branch: by_branch(user, days),
    "person": by_person,
    "day": by_day,
}


@router.get("", response=list[ScoreOut])
@api_needs("feedback.see")
def scores(
    request: ApiRequest,
    since: date,
    until: date,
    by: By = "all",
    branch_id: int | None = Query(None, ge=1, le=LARGEST_ID),
) -> Any:
    """From the day `since` up to, not including, `until`, in the company's zone; three years at most."""
    if not timedelta(0) < until - since <= LONGEST:
        raise HttpError(422, "until must be after since, by three years at most")
    branch: Branch | None = None
    if branch_id is not None:
        branch = get_object_or_404(branches_of(request.user), pk=branch_id)
    counted = COUNTERS[by](request.user, Days(since, until), branch)
    if by == "branch" and branch is not None:
        counted = {key: row for key, row in counted.items() if key == branch.pk}
    return [told(key, row) for key, row in counted.items() if score_in(row)]


@router.get("/alarms", response=list[AlarmOut])
@paged("id")
@api_needs("feedback.see")
def list_alarms(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    is_open: bool = False,
) -> Any:
    """Mass incidents that were noticed."""
    rows = Alarm.objects.visible_to(request.user).filter(id__gt=after)
    return rows.open() if is_open else rows


def told(key: Any, row: dict[str, Any]) -> dict[str, Any]:
    bands, score = bands_in(row), score_in(row)
    found = score.nps if score else None
    return {
        "of": key,
        "promoters": bands.promoters,
        "passives": bands.passives,
        "critics": bands.critics,
        **{name: getattr(found, name) for name in ("low", "high", "mean", "n", "is_thin")},
        "nps": found.value if found else None,
    }
