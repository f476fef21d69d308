from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.merge import MOVING
from zabota.desk.actions.recount import recount
from zabota.desk.events import ConversationsUnmerged, told_of
from zabota.desk.guards import ensure_may, hold
from zabota.desk.models import Conversation, ConversationMerge


@transaction.atomic
def unmerge(done: ConversationMerge, *, by: User | None, at: datetime | None = None) -> None:
    """Take a merge back: what had gone over returns, what was said since stays with the kept one."""
    done = (
        ConversationMerge.objects.select_for_update(of=("self",))
        .select_related("kept", "merged")
        .get(id=done.id)
    )
    kept, merged = done.kept, done.merged
    for conversation in sorted((kept, merged), key=lambda one: one.id):
        hold(conversation)
        ensure_may(by, conversation, "desk.merge")
    if done.undone_at is not None:
        return
    if merged.merged_into_id != kept.id or kept.merged_into_id is not None:
        raise Refused(_("It was merged once more since; undo that first."))
    for name in MOVING:
        getattr(kept, name).filter(id__in=done.moved.get(name, ())).update(conversation=merged)
    merged.clocks.filter(id__in=done.moved["clocks"]).update(stopped_at=None)
    was_resolved = done.moved["resolved_at"]
    merged.merged_into, merged.resolved_at = None, parse_datetime(was_resolved) if was_resolved else None
    merged.due_at = merged.clocks.earliest_due()
    merged.save()
    for conversation in (kept, merged):
        recount(conversation)
    done.undone_at = at or timezone.now()
    done.save(update_fields=["undone_at"])
    announce(ConversationsUnmerged(**told_of(kept, by), merged_id=merged.id, merge_id=done.id), at=at)


def merge_of(merged: Conversation) -> ConversationMerge | None:
    """The merge by which a conversation went into another, for the undo button."""
    return ConversationMerge.objects.filter(merged=merged, undone_at=None).order_by("-id").first()
