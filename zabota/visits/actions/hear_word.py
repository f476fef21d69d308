from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.wording import in_company_language
from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.send_notice import task_for
from zabota.visits.actions.settle_tasks import settle_tasks
from zabota.visits.events import WordHeard, of_appointment
from zabota.visits.guards import hold
from zabota.visits.models import Appointment, Notice

Word, Kind = Appointment.Word, Notice.Kind


@transaction.atomic
def hear_word(
    appointment: Appointment, word: str, *, text: str = "", at: datetime | None = None
) -> Appointment:
    """What the customer says afterwards: did it take place, was done what was promised?

    What is not well is a colleague's task at once. The same word again changes nothing, another one counts.
    """
    held = hold(appointment)
    at = at or timezone.now()
    if word not in Word.values:
        raise Refused(_("Choose an answer."))
    if at < held.starts_at or held.ending == Appointment.Ending.CALLED_OFF:
        raise Refused(_("This appointment has not taken place yet."))
    if held.word == word and held.word_text == text.strip():
        return held
    if word != Word.NOT_HELD:
        held = end_appointment(held, Appointment.Ending.HELD, by=None, at=at)
    is_new = held.word != word
    held.word, held.word_at, held.word_text = word, at, text.strip()
    held.save(update_fields=["word", "word_at", "word_text"])
    drop_notices(held, Notice.Why.ANSWERED, kinds=(Kind.AFTER, Kind.NO_WORD), at=at)
    settle_tasks(held, Kind.NO_WORD, by=None)
    if is_new and word != Word.ALL:
        see_to_it(held, at)
    announce(WordHeard(**of_appointment(held), word=word), at=at)
    return held


def see_to_it(appointment: Appointment, at: datetime) -> None:
    with in_company_language():
        text = _("%(name)s says of %(about)s: %(word)s. %(text)s") % {
            "name": appointment.customer,
            "about": appointment.about,
            "word": appointment.get_word_display(),
            "text": appointment.word_text,
        }
    hours = value_of("visits.answer_hours", appointment.branch)
    task = task_for(appointment, text.strip(), at + timedelta(hours=hours))
    Notice.objects.create(appointment=appointment, kind=Kind.NO_WORD, due_at=at, sent_at=at, task=task)
