from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.search import forget
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.actions.change_circle import take_over
from zabota.desk.actions.recount import recount
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.actions.stop_clocks import stop_clocks
from zabota.desk.events import ConversationsMerged, circle_of, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Circle, Conversation, ConversationMerge
from zabota.desk.models.sla import Limit

MOVING = ("messages", "notes", "attachments")


@transaction.atomic
def merge(
    kept: Conversation, merged: Conversation, *, by: User | None, at: datetime | None = None
) -> ConversationMerge:
    """Make two conversations one: what was said in `merged` goes over to `kept`, which is answered from
    then on.

    The user must be allowed both. What was confidential stays so: `merged` takes over the circle of `kept`,
    and goes into no wider one. `unmerge` takes it back.
    """
    if kept.id == merged.id:
        raise Refused(_("A conversation cannot be merged into itself."))
    for conversation in sorted((kept, merged), key=lambda one: one.id):
        hold(conversation)
        ensure_may(by, conversation, "desk.merge")
        ensure_present(conversation)
    if merged.is_confidential and circle_of(kept) != circle_of(merged):
        raise Refused(_("Not the same people may see both. Make them equally confidential first."))
    at = at or timezone.now()
    moved: dict[str, Any] = {name: move(name, merged, kept) for name in MOVING}
    moved["clocks"] = stop_clocks(merged, at=at)
    moved["resolved_at"] = merged.resolved_at.isoformat() if merged.resolved_at else None
    done = ConversationMerge.objects.create(kept=kept, merged=merged, by=by, moved=moved)
    merged.merged_into, merged.resolved_at, merged.possible_match = kept, merged.resolved_at or at, None
    merged.waiting_since = merged.due_at = None
    merged.save()
    if kept.is_confidential:
        take_over(kept, Circle.objects.filter(conversation=kept).first())
    forget(SEARCHED, merged.id)
    recount(kept)
    if kept.waiting_since is not None:
        start_clocks(kept, Limit.NEXT_RESPONSE if kept.first_answered_at else Limit.FIRST_RESPONSE, at=at)
    announce(ConversationsMerged(**told_of(kept, by), merged_id=merged.id, merge_id=done.id), at=at)
    return done


def move(name: str, source: Conversation, target: Conversation) -> list[int]:
    """The ids of the rows that went over."""
    rows = getattr(source, name)
    ids = list(rows.values_list("id", flat=True))
    rows.filter(id__in=ids).update(conversation=target)
    return ids
