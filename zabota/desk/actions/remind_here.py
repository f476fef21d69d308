from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from zabota.customers.models import Promise
from zabota.desk.actions.note import note
from zabota.desk.models import Conversation, Note
from zabota.desk.wording import in_company_language


@transaction.atomic
def remind_here(promise: Promise) -> Note | None:
    """Call the owner of a promise into the conversation it was made in, before it falls due.

    None where it was made in none, or is kept or broken meanwhile.
    """
    conversation = Conversation.objects.filter(id=promise.conversation_id or 0).first()
    if conversation is None or not promise.is_open:
        return None
    while conversation.merged_into is not None:
        conversation = conversation.merged_into
    with in_company_language():
        due = date_format(localtime(promise.due_at), "j E, H:i")
        text = _("A promise falls due on %(due)s: %(text)s") % {"due": due, "text": promise.text}
    return note(conversation, by=None, text=text, mentions=[promise.owner])
