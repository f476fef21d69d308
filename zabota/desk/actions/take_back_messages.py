from collections.abc import Collection
from functools import partial

from django.db import transaction

from zabota.channels.models import Delivery
from zabota.core.models import StoredFile
from zabota.core.search.index import forget_all
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.actions.recount import recount
from zabota.desk.models import Attachment, Conversation, Message


@transaction.atomic
def take_back_messages(ids: Collection[int]) -> None:
    """Brought messages go, with their raw mails and files; a conversation goes with its last message.

    Whether anything came to them since is for the caller to ask: what nobody brought is never taken back.
    """
    going = Message.objects.filter(id__in=ids, conversation__brought_at__isnull=False)
    talks = set(going.values_list("conversation", flat=True))
    held = Conversation.objects.select_for_update(of=("self",)).filter(id__in=talks).order_by("id")
    talks = set(held.values_list("id", flat=True))  # nobody writes in them until we are done
    deliveries = list(going.exclude(delivery=None).values_list("delivery", flat=True))
    files = Attachment.objects.filter(message__in=going).values_list("file", flat=True)
    stored = list(StoredFile.objects.filter(id__in=list(files)))
    going.delete()
    Delivery.objects.filter(id__in=deliveries).delete()
    StoredFile.objects.filter(id__in=[one.id for one in stored]).delete()
    for one in stored:
        for path in (one.path, one.preview_path):
            transaction.on_commit(partial(path.unlink, missing_ok=True))
    empty = Conversation.objects.filter(id__in=talks, messages=None)
    gone = list(empty.values_list("id", flat=True))
    empty.delete()
    forget_all(SEARCHED, gone)
    for conversation in Conversation.objects.filter(id__in=talks - set(gone)):
        tell_anew(conversation)


def tell_anew(conversation: Conversation) -> None:
    """From what is left; it stays quiet."""
    recount(conversation)
    first = conversation.messages.order_by("at", "id").values_list("at", flat=True)[0]
    conversation.opened_at, conversation.resolved_at = first, conversation.last_message_at
    conversation.unanswered_since = None
    conversation.save(update_fields=["opened_at", "resolved_at", "unanswered_since"])
