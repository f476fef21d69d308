from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.visits import timing
from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.models import Appointment, Notice

Kind = Notice.Kind


@transaction.atomic
def plan_notices(appointment: Appointment, *, at: datetime | None = None) -> list[Notice]:
    """Say when the customer is reminded and asked afterwards, and when a colleague hears of silence.

    What was planned for another time goes; of `appointment` the caller holds the row.
    """
    at = at or timezone.now()
    drop_notices(appointment, Notice.Why.CHANGED, at=at)
    return [
        Notice.objects.create(appointment=appointment, kind=kind, due_at=due_at)
        for kind, due_at in moments(appointment, at)
    ]


def moments(appointment: Appointment, now: datetime) -> Iterator[tuple[str, datetime]]:
    branch = appointment.branch
    quiet = quiet_of(appointment)
    starts_at = appointment.starts_at
    if minutes := value_of("visits.remind_minutes", branch):
        if due_at := timing.before(starts_at, minutes, quiet, now):
            yield Kind.REMINDER, due_at
    if minutes := value_of("visits.soon_minutes", branch):
        if due_at := timing.shortly_before(starts_at, minutes, quiet, now):
            yield Kind.SOON, due_at
    if minutes := value_of("visits.unconfirmed_minutes", branch):
        due_at = starts_at - timedelta(minutes=minutes)
        if due_at > now:
            yield Kind.UNCONFIRMED, due_at
    if minutes := value_of("visits.after_minutes", branch):
        due_at = timing.after(appointment.ends_at, minutes, quiet)
        yield Kind.AFTER, due_at
        if hours := value_of("visits.no_word_hours", branch):
            yield Kind.NO_WORD, due_at + timedelta(hours=hours)


def quiet_of(appointment: Appointment) -> timing.Quiet:
    branch = appointment.branch
    zone = branch.zone_info if branch else timezone.get_default_timezone()
    begins, ends = (
        time.fromisoformat(value_of(name, branch)) for name in ("visits.quiet_from", "visits.quiet_until")
    )
    return timing.Quiet(begins, ends, zone)
