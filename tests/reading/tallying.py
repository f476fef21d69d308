"""The tallies counted in plain Python, to hold those of the database against."""

from collections import Counter, defaultdict

from zabota.feedback.models import Invitation, Mark
from zabota.reading.days import day_of
from zabota.reading.models import (
    AskTally,
    BranchTally,
    NetworkTally,
    PersonTally,
    PlaceTally,
    TouchpointTally,
    WayTally,
)

KEYS = {
    PlaceTally: ("branch_id", "touchpoint_id"),
    BranchTally: ("branch_id",),
    PersonTally: ("branch_id", "employee_id"),
    NetworkTally: (),
    WayTally: ("branch_id", "way"),
    TouchpointTally: ("touchpoint_id",),
}
Found = dict[tuple, dict[str, int]]


def by_hand(model) -> Found:
    """(span, first day, keys) -> what is counted there, zeros left out."""
    counts: dict[tuple, Counter] = defaultdict(Counter)
    answers: dict[tuple, dict[str, set]] = defaultdict(lambda: defaultdict(set))
    for mark in Mark.objects.select_related("response__invitation"):
        day = day_of(mark.at)
        for span, first in (("d", day), ("m", day.replace(day=1))):
            key = (span, first, *(value_of(mark, name) for name in KEYS[model]))
            counts[key][f"s{mark.score}"] += 1
            if hasattr(model, "answers"):
                answers[key]["answers"].add(mark.response_id)
                if mark.score <= 6:
                    answers[key]["critic_answers"].add(mark.response_id)
    for key, kept in answers.items():
        counts[key].update({name: len(ids) for name, ids in kept.items()})
    return {key: dict(found) for key, found in counts.items()}


def value_of(mark: Mark, key: str):
    return mark.response.invitation.way if key == "way" else getattr(mark, key)


def asks_by_hand() -> Found:
    counts: dict[tuple, Counter] = defaultdict(Counter)
    for ask in Invitation.objects.filter(revoked_at=None):
        day, is_answered = day_of(ask.created_at), hasattr(ask, "response")
        for span, first in (("d", day), ("m", day.replace(day=1))):
            key = (span, first, ask.branch_id, ask.way)
            counts[key]["answered"] += is_answered
            if not ask.is_sheet:
                counts[key]["invited"] += 1
                counts[key]["sent"] += ask.sent_at is not None
                counts[key]["opened"] += ask.opened_at is not None or is_answered
    return {key: {name: n for name, n in found.items() if n} for key, found in counts.items()}


def as_kept(model) -> Found:
    found = {}
    keys = KEYS.get(model, ("branch_id", "way"))
    for row in model.objects.all():
        counts = {name: getattr(row, name) for name in model.objects.counted()}
        if any(counts.values()):
            key = (row.span, row.starts_on, *(getattr(row, name) for name in keys))
            found[key] = {name: value for name, value in counts.items() if value}
    return found


def assert_tallies_are_true() -> None:
    for model in KEYS:
        assert as_kept(model) == by_hand(model), model.__name__
    assert as_kept(AskTally) == asks_by_hand()
