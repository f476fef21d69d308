"""The list of cases: its views, its order and its pages."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.recovery.models import RecoveryCase
from zabota.recovery.queries import CaseQuerySet

PAGE = 30
VIEWS = {
    "open": _("All open"),
    "mine": _("Mine"),
    "queue": _("Nobody's"),
    "uncontacted": _("Not contacted"),
    "overdue": _("Overdue"),
    "word": _("Waiting for the customer's word"),
    "closed": _("Closed"),
    "all": _("All"),
}
HEAVIEST_FIRST = ("-weight", "next_due_at", "id")
WORST_FIRST = ("in_time", "lowest", "next_due_at", "id")


@dataclass(frozen=True)
class Page:
    """`previous` and `next` are cursors, empty at the ends."""

    rows: list[RecoveryCase]
    previous: str
    next: str


def narrowed(user: User, asked: Mapping[str, str]) -> CaseQuerySet:
    """What the user may see of what the page asks for; wishes that make no sense are not obeyed."""
    view = asked.get("view", "open")
    cases = _views(user).get(view, _views(user)["open"])
    if asked.get("branch", "").isdigit():
        cases = cases.filter(branch=int(asked["branch"]))
    moment = "closed_at" if view == "closed" else "received_at"
    for name, compare in (("since", "gte"), ("until", "lt")):
        at = _moment(asked.get(name, ""))
        if at:
            cases = cases.filter(**{f"{moment}__{compare}": at})
    if asked.get("customer", "").isdigit():
        cases = cases.filter(customer=int(asked["customer"]))
    return cases


def page_of(cases: CaseQuerySet, closed: bool, cursor: str = "") -> Page:
    """Open cases: overdue above all, then the worst mark, then the nearest due. Closed ones: latest first.

    A cursor that we did not make counts as none.
    """
    now, after, back = _read(cursor)
    now = now or timezone.now()
    in_time = Case(
        When(next_due_at__lt=now, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    columns = ("received_at", "id") if closed else WORST_FIRST
    descending = closed != back
    rows = cases.annotate(in_time=in_time)
    if after and len(after) == len(columns):
        rows = rows.filter(_beyond(columns, after, descending))
    order = [f"-{column}" if descending else column for column in columns]
    found = list(rows.order_by(*order)[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if back:
        found.reverse()
    if not found:
        return Page([], "", "")
    has_previous, has_next = (more, True) if back else (bool(after), more)
    return Page(
        found,
        _cursor(now, found[0], columns, True) if has_previous else "",
        _cursor(now, found[-1], columns, False) if has_next else "",
    )


def _views(user: User) -> dict[str, CaseQuerySet]:
    seen = RecoveryCase.objects.visible_to(user)
    return {
        "open": seen.open(),
        "mine": seen.open().filter(owner=user),
        "queue": seen.open().filter(owner=None),
        "uncontacted": seen.uncontacted(),
        "overdue": seen.overdue(),
        "word": seen.waiting_for_word(),
        "closed": seen.closed(),
        "all": seen,
    }


def counts_of(user: User) -> dict[str, int]:
    """How many stand in each view of open work."""
    views = _views(user)
    return {name: views[name].count() for name in ("mine", "queue", "uncontacted", "overdue", "word")}


def _moment(text: str) -> datetime | None:
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    return at if at and at.tzinfo else None


def _beyond(columns: tuple[str, ...], after: list[Any], descending: bool) -> Q:
    """Rows that come after these values in the order of the columns."""
    compare = "lt" if descending else "gt"
    beyond = Q(pk__in=[])
    for place, column in enumerate(columns):
        same = dict(zip(columns[:place], after[:place], strict=True))
        beyond |= Q(**same, **{f"{column}__{compare}": after[place]})
    return beyond


def _cursor(now: datetime, row: RecoveryCase, columns: tuple[str, ...], back: bool) -> str:
    values = [getattr(row, column) for column in columns]
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([now.isoformat(), back, plain]).encode()).decode()


def _read(cursor: str) -> tuple[datetime | None, list[Any] | None, bool]:
    if not cursor:
        return None, None, False
    try:
        now, back, plain = json.loads(base64.urlsafe_b64decode(cursor))
        values = [parse_datetime(value) if isinstance(value, str) else value for value in plain]
        if None in values or not all(isinstance(value, (bool, int, datetime)) for value in values):
            return None, None, False
        return parse_datetime(now), values, bool(back)
    except (ValueError, TypeError):
        return None, None, False
