from datetime import timedelta

from django.db import transaction

from zabota.core.errors import Refused
from zabota.desk.actions.leave_unanswered import leave_unanswered
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Message
from zabota.visits.actions.ask_to_move import ask_to_move
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.hear_word import hear_word
from zabota.visits.answers import Said, what_is_said
from zabota.visits.models import Appointment, Notice

LONGEST_SILENCE = timedelta(days=7)
QUESTIONS = (Notice.Kind.REMINDER, Notice.Kind.MOVED, Notice.Kind.AFTER)


@transaction.atomic
def hear_answer(message: Message) -> Appointment | None:
    """Obey a short, clear answer to our question; None where a person has to read it.

    A yes leaves nobody waiting. Whatever else was said in the talk since our question makes it a person's.
    """
    said = what_is_said(message.text)
    asked = question_before(message) if said else None
    if said is None or asked is None:
        return None
    try:
        found = obey(asked, said, message)
    except Refused:
        return None
    if found is not None and said is Said.YES:
        settle(message)
    return found


def question_before(message: Message) -> Notice | None:
    """What we asked this customer last in this inbox, if nothing was said by anybody since."""
    talk = message.conversation
    asked = Notice.objects.filter(
        kind__in=QUESTIONS,
        sent_at__gt=message.at - LONGEST_SILENCE,
        sent_at__lte=message.at,
        message__conversation__customer=talk.customer_id,
        message__conversation__inbox=talk.inbox_id,
    )
    notice = asked.select_related("appointment", "message").order_by("-sent_at", "-id").first()
    if notice is None:
        return None
    since = Message.objects.filter(
        conversation__customer=talk.customer_id,
        conversation__inbox=talk.inbox_id,
        id__gt=notice.message_id,
        id__lt=message.id,
    )
    return None if since.exists() else notice


def obey(asked: Notice, said: Said, message: Message) -> Appointment | None:
    appointment = asked.appointment
    if asked.kind == Notice.Kind.AFTER:
        if said is Said.YES:
            return hear_word(appointment, Appointment.Word.ALL, text=message.text, at=message.at)
        return None  # what exactly was not done is for a person to ask
    if said is Said.YES:
        return confirm_appointment(appointment, by=None, at=message.at)
    if said is Said.OTHER_TIME:
        return ask_to_move(appointment, words=message.text, at=message.at)
    return end_appointment(
        appointment, Appointment.Ending.CALLED_OFF, by=None, because=message.text, at=message.at
    )


def settle(message: Message) -> None:
    """Only what this answer opened: a talk in which something else waits goes on."""
    talk = message.conversation
    talk.refresh_from_db()
    is_alone = talk.waiting_since == message.at and talk.assignee_id is None
    if is_alone and not talk.merged_into_id and talk.first_answered_at is None:
        try:
            resolve(talk, by=None, asked=True, at=message.at)
        except Refused:
            return
        leave_unanswered(talk, by=None)
