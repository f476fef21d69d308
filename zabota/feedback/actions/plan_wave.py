from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import WaveChanged
from zabota.feedback.models import Survey, Wave

CHANGEABLE = {"name", "rhythm", "group", "answers_wanted", "batch_size", "questions", "number", "follows"}


@transaction.atomic
def plan_wave(
    wave: Wave | None,
    survey: Survey,
    starts_on: date,
    ends_on: date,
    *,
    branches: Sequence[Branch] | None = None,
    by: User | None = None,
    **fields: Any,
) -> Wave:
    """Plan a round of a survey (None), or change one that has not started. It starts by itself on its day.

    `group`: {"languages", "classes", "served_within_days"}; `branches` None leaves them as they are. Refused
    when it would end before it begins, and once it runs: those asked late must be asked as those asked early.
    """
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"a wave has no {', '.join(sorted(unknown))} to plan")
    if ends_on < starts_on:
        raise Refused(_("A wave cannot end before it begins."))
    wave = Wave.objects.select_for_update(of=("self",)).get(id=wave.id) if wave else Wave(made_by=by)
    if wave.started_at is not None:
        raise Refused(_("This wave has started: it stays as it was planned."))
    wave.survey, wave.starts_on, wave.ends_on = survey, starts_on, ends_on
    for name, value in fields.items():
        setattr(wave, name, value)
    if not wave.name:
        raise Refused(_("A wave needs a name, for example the month."))
    wave.save()
    if branches is not None:
        wave.branches.set(branches)
    announce(WaveChanged(wave_id=wave.id, by_id=by.id if by else None))
    return wave
