"""What must not be shown to a user though the app that keeps it cannot know why: apps above say which."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet

Hidden = Callable[[Any], QuerySet]
_hidden: dict[str, list[Hidden]] = defaultdict(list)


def hides(what: str) -> Callable[[Hidden], Hidden]:
    """Register a function of a user that tells what is hidden from them, as a query of one column.

    `what` is a model's label (the column holds ids), or `about`: keys such as `conversation-7`.
    """

    def keep(hidden: Hidden) -> Hidden:
        _hidden[what].append(hidden)
        return hidden

    return keep


def not_hidden(what: str, user: Any, column: str = "pk") -> Q:
    """For a `visible_to`: without the rows whose `column` is hidden from the user."""
    shown = Q()
    for hidden in _hidden[what]:
        shown &= ~Q(**{f"{column}__in": hidden(user)})
    return shown


def hidden_among(what: str, user: Any, ids: Iterable[Any]) -> set[Any]:
    """Which of these ids are hidden from the user."""
    wanted = {str(row_id) for row_id in ids}
    found = (value for hidden in _hidden.get(what, ()) for row in hidden(user) for value in row.values())
    return {value for value in found if str(value) in wanted}
