"""What routing does when the desk announces, and what it tells reports."""

from collections.abc import Sequence

from zabota.core.events import on
from zabota.core.gathering import at_last
from zabota.desk.events import ConversationOpened
from zabota.desk.models import Conversation
from zabota.reports.dimensions import CRITERION_NAMES
from zabota.reports.tellers import tells_reports
from zabota.routing.actions.route import route
from zabota.routing.criterion import criteria
from zabota.routing.fitting import policies
from zabota.routing.models import RoutingDecision

CRITERION_NAMES.update({criterion.name: criterion.label for criterion in criteria})


@on(ConversationOpened, at_once=True)
def route_new(event: ConversationOpened) -> None:
    """In the same transaction, when everything of it is stored."""
    if policies().rows:
        at_last(route_all, event.conversation_id)


def route_all(ids: list[int]) -> None:
    """One that we began ourselves is with its writer already."""
    for conversation in Conversation.objects.filter(id__in=ids, opened_by=None).order_by("id"):
        route(conversation, at=conversation.opened_at)


@tells_reports("criterion")
def criterion_of(ids: Sequence[int]) -> dict[int, str]:
    """By which criterion a conversation came to its person, the latest time."""
    given = RoutingDecision.objects.filter(conversation__in=ids).exclude(user=None).order_by("id")
    return dict(given.values_list("conversation", "criterion"))
