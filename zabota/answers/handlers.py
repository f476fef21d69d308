"""What answers do when the desk announces."""

from zabota.answers.actions.check_reply import check_reply
from zabota.core.events import on
from zabota.desk.events import ReplySent
from zabota.desk.models import Message


@on(ReplySent, when=lambda event: not event.is_automatic)
def look_for_substance(event: ReplySent) -> None:
    message = Message.objects.select_related("conversation").filter(id=event.message_id).first()
    if message is not None:
        check_reply(message)
