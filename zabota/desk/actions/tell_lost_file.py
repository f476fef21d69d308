from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.network import spoken
from zabota.core.events import announce
from zabota.desk.events import MessageCompleted, told_of
from zabota.desk.models import Message
from zabota.desk.wording import in_company_language


@transaction.atomic
def tell_lost_file(delivery_id: int, filename: str, problem: str) -> Message | None:
    """Say at a message that a file it named could not be had, and why; once."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("conversation")
        .filter(delivery=delivery_id)
        .first()
    )
    if message is None:
        return None
    with in_company_language():
        words = _("A file of this message could not be fetched: %(file)s") % {"file": filename or "…"}
        told = f"{words}. {' '.join(spoken(problem).split())}"
    if told not in message.problems:
        message.problems = [*message.problems, told]
        message.save(update_fields=["problems"])
        announce(MessageCompleted(**told_of(message.conversation), message_id=message.id))
    return message
