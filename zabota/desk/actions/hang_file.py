from django.db import transaction

from zabota.core.events import announce
from zabota.desk.events import MessageCompleted, told_of
from zabota.desk.models import Attachment, Message


@transaction.atomic
def hang_file(delivery_id: int, file_id: int) -> Message | None:
    """Hang a file that was fetched later on the message that named it, once; None without a message."""
    message = Message.objects.select_related("conversation").filter(delivery=delivery_id).first()
    if message is None:
        return None
    _hung, is_new = Attachment.objects.get_or_create(
        message=message, file_id=file_id, defaults={"conversation_id": message.conversation_id}
    )
    if is_new:
        announce(MessageCompleted(**told_of(message.conversation), message_id=message.id))
    return message
