from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.reply import send
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import hold
from zabota.desk.models import Message
from zabota.feedback.models import Response
from zabota.insight.statistics.bands import Band
from zabota.recovery.events import LackAsked
from zabota.recovery.models import LackQuestion


@transaction.atomic
def ask_what_lacks(response: Response, *, at: datetime | None = None) -> LackQuestion | None:
    """Ask who gave 7 or 8 without a reason what is lacking, once, in the conversation it was about.

    None for everybody else, where the branch does not want it, and where nothing can be written.
    """
    talk = response.invitation.conversation
    if response.band is not Band.PASSIVE or _said_why(response) or talk is None or talk.merged_into_id:
        return None
    if not value_of("recovery.ask_passives", response.branch_id):
        return None
    if talk.inbox.switched_off_at or not talk.inbox.channel.reaches(talk.address):
        return None
    at = at or timezone.now()
    lack, is_new = LackQuestion.objects.get_or_create(response=response, defaults={"asked_at": at})
    if not is_new:
        return lack
    customer = response.customer
    with override((customer.language if customer else "") or value_of("company.language")):
        text = _(
            "Thank you for your mark of %(mark)d. What was lacking for a ten? Just reply to this message: "
            "a person reads it."
        ) % {"mark": response.lowest}
    hold(talk)
    message = add_message(
        talk, at=at, direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC, user=None, text=text
    )
    send(talk, message, text, {}, (), ())
    announce(ReplySent(**told_of(talk, None), message_id=message.id, is_automatic=True))
    announce(LackAsked(response_id=response.id, branch_id=response.branch_id))
    return lack


def _said_why(response: Response) -> bool:
    return bool(response.comment) or response.marks.exclude(why="").exists()
