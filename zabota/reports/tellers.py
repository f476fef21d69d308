"""What apps above know of a conversation and reports need: they say how to ask them."""

from collections.abc import Callable, Sequence
from typing import Any

Teller = Callable[[Sequence[int]], dict[int, Any]]
COLUMNS = ("criterion", "mark", "said_first")
_tellers: dict[str, Teller] = {}


def tells_reports(column: str) -> Callable[[Teller], Teller]:
    """Register who answers for a column of ContactFact: conversation ids -> the values that are known."""
    if column not in COLUMNS:
        raise LookupError(f"No column {column!r} is told by others")

    def register(teller: Teller) -> Teller:
        _tellers[column] = teller
        return teller

    return register


def told_of(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Conversation -> column -> value, of what somebody knows."""
    told: dict[int, dict[str, Any]] = {}
    for column, teller in _tellers.items():
        for conversation_id, value in teller(ids).items():
            told.setdefault(conversation_id, {})[column] = value
    return told
