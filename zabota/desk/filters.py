"""What a saved queue may ask: names from a fixed list, each with its meaning. Nothing else reaches the
database.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.queries import ConversationQuerySet

Filter = Callable[[ConversationQuerySet, Any, User], ConversationQuerySet]
STATES: dict[str, Callable[[ConversationQuerySet], ConversationQuerySet]] = {
    "open": ConversationQuerySet.open,
    "waiting": ConversationQuerySet.waiting_on_us,
    "overdue": ConversationQuerySet.overdue,
    "snoozed": ConversationQuerySet.snoozed,
    "resolved": ConversationQuerySet.resolved,
    "all": ConversationQuerySet.present,
}


def by_column(column: str) -> Filter:
    return lambda seen, value, user: seen.filter(**{column: value})


def by_assignee(seen: ConversationQuerySet, value: Any, user: User) -> ConversationQuerySet:
    """`me`, `nobody` or the number of a colleague."""
    return seen.filter(assignee_id={"me": user.id, "nobody": None}.get(value, value))


FILTERS: dict[str, tuple[type, Filter]] = {
    "inbox": (int, by_column("inbox_id")),
    "branch": (int, by_column("branch_id")),
    "team": (int, by_column("team_id")),
    "reason": (int, by_column("reason_id")),
    "language": (str, by_column("language")),
    "outcome": (str, by_column("outcome")),
    "customer_class": (str, by_column("customer__customer_class")),
    "assignee": (object, by_assignee),
}


def filtered(seen: ConversationQuerySet, filters: dict[str, Any], user: User) -> ConversationQuerySet:
    """The conversations that fit all the filters; those that are open unless `state` says otherwise."""
    found = STATES.get(filters.get("state", "open"), ConversationQuerySet.open)(seen)
    for name, value in filters.items():
        if name in FILTERS:
            found = FILTERS[name][1](found, value, user)
    return found


def ensure_filters(filters: dict[str, Any]) -> None:
    """Refuse names and values that no queue knows."""
    for name, value in filters.items():
        if name == "state":
            fits = value in STATES
        elif name == "assignee":
            fits = value in ("me", "nobody") or type(value) is int
        else:
            fits = name in FILTERS and type(value) is FILTERS[name][0]
        if not fits:
            raise Refused(_("A queue cannot ask for %(name)s in this way.") % {"name": name})
