"""Whether a change helped, and whether customers noticed it: from tallies and from their words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zabota.company.models import User
from zabota.feedback.models import Touchpoint
from zabota.insight.statistics.effect_of_fix import (
    BranchMarks,
    MarksEffect,
    Sample,
    effect_on_marks,
)
from zabota.insight.statistics.wilson import Share, wilson
from zabota.reading.days import Days
from zabota.reading.models import AnnouncedChange
from zabota.reading.queries import COLUMNS
from zabota.reading.sayings import reasons, said_in
from zabota.reading.scoring import sample_in, score_in
from zabota.reading.tallied import by_branch
from zabota.reading.words import stems_of

NOTHING = Sample(0, 0, 0)


@dataclass(frozen=True)
class Windows:
    """As long before as after; cut where today is."""

    before: Days
    after: Days
    months: int

    @property
    def is_whole(self) -> bool:
        return self.after.length >= 30 * self.months


def windows_of(from_on: date, months: int, today: date) -> Windows | None:
    """None where it has not begun yet."""
    end = min(from_on + timedelta(days=30 * months), today + timedelta(days=1))
    if end <= from_on:
        return None
    length = (end - from_on).days
    return Windows(Days(from_on - timedelta(days=length), from_on), Days(from_on, end), months)


@dataclass(frozen=True)
class Outcome:
    effect: MarksEffect | None
    before: Any
    after: Any
    branches: int
    others: int


def outcome_of(user: User, touchpoint: Touchpoint, branch_ids: set[int], windows: Windows) -> Outcome:
    """Of the branches named, against those left alone; without any named, of all, against none."""
    before = by_branch(user, windows.before, touchpoint)
    after = by_branch(user, windows.after, touchpoint)
    keys = before.keys() | after.keys()
    fixed = [key for key in keys if not branch_ids or key in branch_ids]
    others = [key for key in keys if branch_ids and key not in branch_ids]

    def marks_of(key: Any) -> BranchMarks:
        return BranchMarks(
            sample_in(before[key]) if key in before else NOTHING,
            sample_in(after[key]) if key in after else NOTHING,
        )

    return Outcome(
        effect_on_marks([marks_of(key) for key in fixed], [marks_of(key) for key in others]),
        score_in(added(before[key] for key in fixed if key in before)),
        score_in(added(after[key] for key in fixed if key in after)),
        len(fixed),
        len(others),
    )


def added(rows: Any) -> dict[str, int]:
    total = dict.fromkeys(COLUMNS, 0)
    for row in rows:
        for name in COLUMNS:
            total[name] += row[name]
    return total


@dataclass(frozen=True)
class Noticed:
    """Of the texts about it, how many hold one of its words: before and after."""

    before: Share | None
    after: Share | None


def noticed_of(user: User, change: AnnouncedChange, windows: Windows) -> Noticed | None:
    """None where no words were named by which customers would speak of it."""
    wanted = set(stems_of(change.words))
    if not wanted:
        return None
    branch_ids = {branch.id for branch in change.branches.all()}
    shares = []
    for days in (windows.before, windows.after):
        rows = reasons(user, days, touchpoint=change.touchpoint)
        rows = rows.filter(branch__in=branch_ids) if branch_ids else rows
        texts = said_in(rows)
        holding = sum(bool(wanted & set(stems_of(said.text, said.language))) for said in texts)
        shares.append(wilson(holding, len(texts)))
    return Noticed(*shares)
