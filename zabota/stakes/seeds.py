"""Demo data of what is at stake, made by calling the actions."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.recovery.models import RecoveryCase
from zabota.stakes.actions.note_followers import note_followers
from zabota.stakes.actions.record_leaving import record_leaving
from zabota.stakes.actions.set_goal import set_goal
from zabota.stakes.models import Leaving

REASONS = (
    Leaving.Reason.WAITING,
    Leaving.Reason.RUDENESS,
    Leaving.Reason.WAITING,
    Leaving.Reason.PRICE,
    Leaving.Reason.UNSOLVED,
    Leaving.Reason.MOVED,
    Leaving.Reason.UNKNOWN,
)


def play(by: User) -> None:
    """Some customers left, one with followers is a critic, and complaints are to be halved."""
    today = timezone.localdate()
    cases = RecoveryCase.objects.select_related("customer").order_by("received_at")
    lost = list(cases.filter(ending=RecoveryCase.Ending.LOST)) + list(
        cases.exclude(ending=RecoveryCase.Ending.LOST)
    )
    for place, (case, reason) in enumerate(zip(lost, REASONS, strict=False)):
        said = _("I waited twice and will not wait a third time.") if reason == "waiting" else ""
        record_leaving(case.customer, today - timedelta(days=3 * place + 1), reason, by=by, said=said)
    critic = cases.filter(closed_at=None).last()
    if critic is not None:
        note_followers(critic.customer, 12_400, by=by, where="Telegram")
    set_goal(
        "critics",
        baseline_from=today - timedelta(days=70),
        baseline_until=today - timedelta(days=14),
        due_on=today + timedelta(days=120),
        by=by,
    )
