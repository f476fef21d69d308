"""What asking does when others announce."""

from zabota.asking.short import PURPOSE
from zabota.channels.events import DispatchSent
from zabota.channels.models import Dispatch
from zabota.core.events import on
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.models import Invitation


@on(DispatchSent)
def note_short_links_sent(event: DispatchSent) -> None:
    """The channel took a message that held short links."""
    links = Dispatch.objects.values_list("links", flat=True).filter(id=event.dispatch_id).first() or {}
    sent = [row_id for purpose, row_id, *_more in links.values() if purpose == PURPOSE]
    for invitation in Invitation.objects.filter(id__in=sent):
        mark_sent(invitation)
