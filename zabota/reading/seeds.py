"""Demo data of reading: what its jobs would have kept as the answers came, and two things made better."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.feedback.models import Response, Touchpoint
from zabota.reading.actions.announce_change import announce_change
from zabota.reading.actions.index_answer import index_answer
from zabota.reading.actions.look_for_incidents import look_for_incidents
from zabota.reading.actions.rebuild import rebuild


def read_the_past() -> None:
    """Count and index all answers that were given while no job ran."""
    rebuild()
    for response in Response.objects.prefetch_related("marks"):
        index_answer(response)
    look_for_incidents()


def make_better(touchpoints: list[Touchpoint], branches: Iterable[Branch], today: date, by: User) -> None:
    """One change at some branches, three weeks ago, and one everywhere, ten days ago."""
    announce_change(
        _("One person more from nine to twelve"),
        touchpoints[0],
        today - timedelta(days=21),
        branches=branches,
        words="ждать ожидание очередь așteptare coadă wait queue",
        by=by,
    )
    announce_change(
        _("Every customer hears what comes next"),
        touchpoints[-1],
        today - timedelta(days=10),
        words="объяснить explicat told",
        by=by,
    )
