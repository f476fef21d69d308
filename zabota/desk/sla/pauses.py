"""When a clock stood still, rebuilt from what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

Fact = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class PauseRule:
    """One reason to pause, and the kinds of fact that begin and end it."""

    reason: str
    begun_by: frozenset[str]
    ended_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pause:
    """From `started_at` until `ended_at`, None while it lasts; the end itself counts again."""

    started_at: datetime
    ended_at: datetime | None
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.started_at.tzinfo is None or (self.ended_at and self.ended_at.tzinfo is None):
            raise ValueError("a pause needs moments with a zone")
        if self.ended_at is not None and self.ended_at < self.started_at:
            raise ValueError(f"a pause cannot end at {self.ended_at}, before it started")

    def holds_at(self, at: datetime) -> bool:
        return self.started_at <= at and (self.ended_at is None or at < self.ended_at)


def pauses_from(history: Iterable[Fact], rules: Iterable[PauseRule]) -> list[Pause]:
    """The pauses that a history of (moment, kind) tells, merged and in order.

    The order of the history does not matter, nor do facts told twice or kinds no rule knows.
    Where one moment both begins and ends a pause the clock runs: in doubt for the customer.
    """
    moments = [
        (at, {kind for _, kind in facts})
        for at, facts in groupby(sorted(history, key=itemgetter(0)), key=itemgetter(0))
    ]
    return merge_pauses(pause for rule in rules for pause in _pauses_of(rule, moments))


def _pauses_of(rule: PauseRule, moments: list[tuple[datetime, set[str]]]) -> list[Pause]:
    pauses = []
    since = None
    for at, kinds in moments:
        if kinds & rule.ended_by:
            if since is not None:
                pauses.append(Pause(since, at, (rule.reason,)))
            since = None
        elif since is None and kinds & rule.begun_by:
            since = at
    if since is not None:
        pauses.append(Pause(since, None, (rule.reason,)))
    return pauses


def merge_pauses(pauses: Iterable[Pause]) -> list[Pause]:
    """The same standstill in order, overlapping and touching pauses made one; empty ones dropped."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.started_at):
        if pause.ended_at == pause.started_at:
            continue
        last = merged[-1] if merged else None
        if last is not None and (last.ended_at is None or pause.started_at <= last.ended_at):
            merged[-1] = _united(last, pause)
        else:
            merged.append(Pause(pause.started_at, pause.ended_at, tuple(sorted(set(pause.reasons)))))
    return merged


def _united(earlier: Pause, later: Pause) -> Pause:
    reasons = tuple(sorted({*earlier.reasons, *later.reasons}))
    if earlier.ended_at is None or later.ended_at is None:
        return Pause(earlier.started_at, None, reasons)
    return Pause(earlier.started_at, max(earlier.ended_at, later.ended_at), reasons)
