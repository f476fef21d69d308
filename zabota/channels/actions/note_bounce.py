from django.db import transaction
from django.utils import timezone

from zabota.channels.events import DispatchFailed
from zabota.channels.kind import Incoming
from zabota.channels.models import Dispatch
from zabota.core.events import announce


@transaction.atomic
def note_bounce(bounce: Incoming) -> bool:
    """Mark the dispatch that came back and tell who sent it; False when it is about nothing of ours.

    Our Message-IDs are signed or random, so that a stranger cannot name one. A report that the message is
    only late changes nothing, nor does noting a bounce again.
    """
    if not bounce.bounced_message_id:
        return False
    dispatch = (
        Dispatch.objects.select_for_update(of=["self"])
        .select_related("inbox")
        .filter(message_id=bounce.bounced_message_id)
        .first()
    )
    if dispatch is None:
        return False
    if not bounce.bounce_problem or dispatch.bounced_at:
        return True
    now = timezone.now()
    dispatch.bounced_at = now
    dispatch.failed_at = dispatch.failed_at or now
    dispatch.problem = bounce.bounce_problem
    dispatch.save(update_fields=["bounced_at", "failed_at", "problem"])
    announce(DispatchFailed.of(dispatch, problem=bounce.bounce_problem))
    return True
