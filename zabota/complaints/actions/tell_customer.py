from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.complaints.models.complaint import PURPOSE
from zabota.complaints.wording import LINK, language_of, link_line
from zabota.core.errors import Refused
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation


@transaction.atomic
def tell_customer(complaint: Complaint, text: str, *, by: User, at: datetime | None = None) -> Conversation:
    """Write through the desk, in the complaint's conversation or in a new one, with the customer's link.

    A talk that cannot reach the customer, e.g. of the complaints book, goes on in a new one. Refused where no
    address is known: then it is told on paper or by phone, and noted so.
    """
    body = f"{text.rstrip()}\n\n{link_line(complaint)}"
    links = {LINK: [PURPOSE, complaint.id]}
    talk = talk_of(complaint)
    if talk is None or not _reaches(talk):
        complaint.conversation = talk = _new_talk(complaint, body, links, by, at)
        complaint.save(update_fields=["conversation"])
    else:
        reply(talk, by=by, text=body, links=links, at=at)
    return talk


def can_be_written_to(complaint: Complaint) -> bool:
    """Whether there is a conversation or an inbox by which the customer can be reached."""
    talk = talk_of(complaint)
    return (talk is not None and _reaches(talk)) or bool(_inboxes(complaint))


def _reaches(talk: Conversation) -> bool:
    return not talk.inbox.switched_off_at and talk.inbox.channel.reaches(talk.address)


def talk_of(complaint: Complaint) -> Conversation | None:
    """The complaint's conversation; the one it was merged into, if it was."""
    talk = complaint.conversation
    while talk and talk.merged_into_id:
        talk = talk.merged_into
    return talk


def _new_talk(complaint: Complaint, body: str, links: dict, by: User, at: datetime | None) -> Conversation:
    inboxes = _inboxes(complaint)
    if complaint.customer is None or not inboxes:
        raise Refused(
            _(
                "No address is known to which a message could be sent. "
                "Answer on paper or by phone, and note it."
            )
        )
    with override(language_of(complaint)):
        subject = _("Your message %(number)s") % {"number": complaint}
    return open_conversation(
        inbox=inboxes[0],
        customer=complaint.customer,
        text=body,
        by=by,
        subject=subject,
        branch=complaint.branch,
        links=links,
        at=at,
    )


def _inboxes(complaint: Complaint) -> list[Inbox]:
    """Those that can reach the customer, the branch's own first."""
    if complaint.customer is None:
        return []
    kinds = set(complaint.customer.identities.values_list("kind", flat=True))
    found = [inbox for inbox in Inbox.objects.switched_on() if inbox.channel.identity in kinds]
    return sorted(found, key=lambda inbox: (inbox.branch_id != complaint.branch_id, inbox.id))
