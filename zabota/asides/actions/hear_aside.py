from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asides.events import AsideAnswered, of_aside
from zabota.asides.models import Aside, AsideMessage
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.core.events import announce
from zabota.desk.actions.note import note
from zabota.desk.wording import in_company_language


def hear_aside(incoming: Incoming, delivery: Delivery, *, at: datetime | None = None) -> AsideMessage | None:
    """Take a mail that answers an aside; None when it does not, or when somebody else sent it.

    It names a Message-ID of ours, which only who got it knows, and comes from the address we wrote to. The
    asker is told by a note. What a machine wrote is kept, and we go on waiting. Again: the same message.
    """
    asked = asked_by(incoming)
    return None if asked is None else _take(asked, incoming, delivery, at or delivery.created_at)


@transaction.atomic
def _take(asked: int, incoming: Incoming, delivery: Delivery, at: datetime) -> AsideMessage | None:
    if heard := AsideMessage.objects.filter(delivery=delivery).first():
        return heard
    aside = (
        Aside.objects.select_for_update(of=("self",)).select_related("conversation", "asker").get(pk=asked)
    )
    is_bounce = bool(incoming.bounced)
    if not is_bounce and incoming.sender.strip().lower() != aside.address.lower():
        return None
    is_automatic = is_bounce or incoming.is_automatic or incoming.is_absence_note
    message = AsideMessage.objects.create(
        aside=aside,
        text=(incoming.reply_text or incoming.text).strip(),
        at=at,
        message_id=incoming.message_id[:998],
        is_automatic=is_automatic,
        delivery=delivery,
    )
    message.files.set([*incoming.file_ids, *incoming.inline_files.values()])
    if not is_automatic:
        aside.waiting_since = aside.closed_at = None
        aside.save(update_fields=["waiting_since", "closed_at"])
    announce(AsideAnswered(**of_aside(aside), is_automatic=is_automatic), at=at)
    if not is_automatic or is_bounce:
        tell_asker(aside, is_bounce)
    return message


def asked_by(incoming: Incoming) -> int | None:
    """Which aside it names; nothing is looked up for mail that names no Message-ID of that shape."""
    names = [name for name in (*incoming.answers[:20], incoming.bounced_message_id) if "<zabota-" in name]
    if not names:
        return None
    ours = AsideMessage.objects.filter(message_id__in=names, delivery=None).order_by("-id")
    return ours.values_list("aside_id", flat=True).first()


def tell_asker(aside: Aside, is_bounce: bool) -> None:
    """In the conversation, among the staff: by a note that calls the asker in."""
    talk = aside.conversation
    while talk.merged_into is not None:
        talk = talk.merged_into
    with in_company_language():
        said = (
            _("%(who)s could not be reached: the question “%(subject)s” came back.")
            if is_bounce
            else _("%(who)s answered: “%(subject)s”. It stands beside the talk.")
        ) % {"who": aside.who, "subject": aside.subject}
    note(talk, by=None, text=said, mentions=[aside.asker])
