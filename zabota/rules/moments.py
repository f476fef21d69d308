"""What was said at the moment a rule looks at: the same for an event and for the test on history."""

from zabota.desk.models import Conversation, Message

ANSWERS = ("replied",)


def text_at(trigger: str, conversation: Conversation, message: Message | None) -> str:
    """The message of the moment, else the customer's last one, with the subject."""
    if message is None:
        said = conversation.messages.filter(author=Message.Author.CUSTOMER)
        message = said.order_by("id").first() if trigger == "opened" else said.order_by("-id").first()
    text = message.text if message else ""
    return text if trigger in ANSWERS else f"{conversation.subject}\n{text}"
