from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.answers.actions.use_reply import use_reply
from zabota.answers.deeds import Deeds
from zabota.answers.models import SavedReply
from zabota.company.models import Team, User
from zabota.core.errors import Refused
from zabota.desk.actions.acknowledge import had_enough_today, subject_of
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.say_automatically import say_automatically
from zabota.desk.actions.snooze import snooze
from zabota.desk.actions.transfer import transfer
from zabota.desk.guards import hold
from zabota.desk.models import ContactReason, Conversation, Message


@transaction.atomic
def do_deeds(
    conversation: Conversation, deeds: Deeds, *, by: User | None, key: str = "", at: datetime | None = None
) -> list[str]:
    """All of it or nothing; the names of what was done. `key` is the press: again it sends nothing twice.

    Without `by` it is the system: what it sends is an automatic message and nobody's answer, "me" is nobody,
    and no more goes to a customer in a day than the brake on automatic messages allows.
    """
    hold(conversation)
    at = at or timezone.now()
    done = _place(conversation, deeds, by, at)
    resolving = deeds.resolves and not conversation.is_resolved
    reason = ContactReason.objects.filter(id=deeds.reason).first() if deeds.reason else None
    if deeds.reply and by is not None:
        reply(
            conversation,
            by=by,
            text=_text_of(conversation, deeds.reply, by),
            resolving=resolving,
            reason=reason,
            outcome=deeds.outcome if resolving else "",
            resolution_note=deeds.resolution_note,
            request_key=key,
            at=at,
        )
        done += ["reply", "resolve"] if resolving else ["reply"]
    elif deeds.reply and _say(conversation, _text_of(conversation, deeds.reply, by), key, at):
        done.append("reply")
    if resolving and not conversation.is_resolved:
        resolve(conversation, by=by, reason=reason, outcome=deeds.outcome, note=deeds.resolution_note, at=at)
        done.append("resolve")
    elif deeds.snooze_hours and not conversation.is_resolved:
        snooze(conversation, by=by, until=at + timedelta(hours=deeds.snooze_hours), at=at)
        done.append("snooze")
    return done


def _place(conversation: Conversation, deeds: Deeds, by: User | None, at: datetime) -> list[str]:
    """What the customer does not see: the note, the team, the person."""
    done = []
    if deeds.note:
        note(conversation, by=by, text=deeds.note, at=at)
        done.append("note")
    if deeds.team and deeds.team != conversation.team_id:
        transfer(conversation, by=by, team=Team.objects.get(id=deeds.team), at=at)
        done.append("team")
    if deeds.assign:
        to = _assignee(deeds.assign, by)
        if to != conversation.assignee:
            assign(conversation, to, by=by, at=at)
            done.append("assign")
    return done


def _assignee(name: str, by: User | None) -> User | None:
    if name == "me":
        return by
    return None if name == "nobody" else User.objects.active().filter(id=int(name)).first()


def _text_of(conversation: Conversation, reply_id: int, by: User | None) -> str:
    saved = SavedReply.objects.in_use().filter(id=reply_id).prefetch_related("texts").first()
    if saved is None:
        raise Refused(_("The saved reply that it sends is not in use any more."))
    return use_reply(saved, conversation, by=by).text


def _say(conversation: Conversation, text: str, key: str, at: datetime) -> Message | None:
    """As an automatic message; None when nothing may be sent now."""
    inbox = conversation.inbox
    asked = conversation.messages.filter(author=Message.Author.CUSTOMER).order_by("-id").first()
    if (
        inbox.switched_off_at
        or not inbox.channel.reaches(conversation.address)
        or inbox.channel.why_not(inbox, conversation.address, text)
        or had_enough_today(conversation, at)
    ):
        return None
    return say_automatically(
        conversation,
        text,
        key=f"deeds:{conversation.id}:{key}",
        to=asked,
        subject=subject_of(conversation),
        at=at,
    )
