from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import WaveChanged
from zabota.feedback.models import Question, Wave


@transaction.atomic
def start_wave(wave: Wave, *, by: User | None = None, at: datetime | None = None) -> None:
    """Freeze the questions and begin to ask, batch by batch. Again changes nothing.

    A wave that follows another asks what that one asked, if it was planned so: the same indicators over time.
    """
    at = at or timezone.now()
    kept = Wave.objects.select_for_update(of=("self",)).select_related("survey").get(id=wave.id)
    if kept.started_at is not None:
        return
    if kept.survey.switched_off_at is not None:
        raise Refused(_("The survey is switched off."))
    kept.questions = kept.questions or list(kept.survey.questions.in_use().values_list("id", flat=True))
    if not kept.questions:
        raise Refused(_("The survey asks nothing yet."))
    Question.objects.filter(id__in=kept.questions, asked_at=None).update(asked_at=at)
    kept.started_at = at
    kept.save(update_fields=["questions", "started_at"])
    announce(WaveChanged(wave_id=kept.id, by_id=by.id if by else None))
    wave.refresh_from_db()
