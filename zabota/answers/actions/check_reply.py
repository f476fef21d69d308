from zabota.answers.concreteness import concrete_in
from zabota.answers.models import ReplyCheck
from zabota.desk.models import Message


def check_reply(message: Message) -> ReplyCheck | None:
    """Keep what of substance a reply of ours holds; None for what no person wrote. It may run twice."""
    if message.author != Message.Author.USER or not message.text.strip():
        return None
    found = sorted(concrete_in(message.text, customer=message.conversation.customer_name))
    check, _is_new = ReplyCheck.objects.update_or_create(
        message=message, defaults={"found": found, "at": message.at}
    )
    return check
