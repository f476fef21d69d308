from datetime import datetime

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.desk.actions.add_message import add_message
from zabota.desk.models import Conversation, Message


def add_incoming(
    conversation: Conversation,
    said: Incoming,
    delivery: Delivery,
    *,
    at: datetime,
    author: str,
    is_ours: bool = False,
    corrects: Message | None = None,
) -> Message:
    """Add what came by a channel as it came: the words of the reply, and the whole text beside them."""
    return add_message(
        conversation,
        at=at,
        files=said.file_ids,
        inline=said.inline_files,
        direction=Message.Direction.OUT if is_ours else Message.Direction.IN,
        author=author,
        sender=said.sender[:254],
        sender_name=said.sender_name[:160],
        text=said.reply_text or said.text,
        full_text=said.text if said.reply_text else "",
        html=said.html,
        message_id=said.message_id[:998],
        delivery=delivery,
        is_absence_note=said.is_absence_note,
        problems=[str(problem) for problem in said.problems],
        corrects=corrects,
    )
