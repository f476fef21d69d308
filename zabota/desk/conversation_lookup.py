"""One conversation for one page, in one cheap question."""

from typing import Any

from zabota.company.models import User
from zabota.core.standing import standing
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by

NAMED = ("inbox", "branch", "team", "assignee", "reason")
OWN = tuple(field.name for field in Conversation._meta.concrete_fields)


@standing
def of_number(pk: int) -> Any:
    """With the names that its head shows, and nothing else of its neighbours."""
    shown = Conversation.objects.filter(pk=pk).select_related(*NAMED)
    return shown.only(*OWN, *(f"{name}__name" for name in NAMED), "inbox__kind")


def visible_conversation(pk: int, user: User) -> Conversation | None:
    """None where there is none, or where the user may not see it, by the rule of `visible_to`."""
    found = next(iter(of_number(pk)), None)
    return found if found is not None and is_seen_by(user, found) else None
