from django.utils.translation import gettext_lazy as _

from zabota.feedback.kpis.nps import answers_url
from zabota.feedback.models import Invitation
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.insight.statistics.nps import THIN_BELOW
from zabota.insight.statistics.wilson import wilson

FEW = 0.2


@kpis.register
class ResponseRate(Kpi):
    """S3-149: how many answer, and whether that is enough to trust what they say."""

    name = "response_rate"
    label = _("Response rate")
    unit = "share"
    formula = _(
        "Of the invitations sent in the period and not withdrawn: the share that was answered, with its 95% "
        "Wilson interval. Invitations sent lately may still be answered."
    )
    permission = "feedback.see"
    order = 31

    def value(self, period: Period, scope: Scope) -> Figure:
        sent = Invitation.objects.visible_to(scope.user).filter(
            sent_at__gte=period.start, sent_at__lt=period.end, revoked_at=None
        )
        if scope.branch_id:
            sent = sent.filter(branch=scope.branch_id)
        answered = sent.exclude(response=None).count()
        found = wilson(answered, sent.asks().count())
        if found is None:
            return Figure(None, 0)
        return Figure(found.value, found.n, found.low, found.high, note=trust(answered, found.value))

    def rows_url(self, period: Period, scope: Scope) -> str:
        return answers_url(period, scope)


def trust(answered: int, rate: float) -> object:
    """Whether conclusions may be drawn, in words."""
    if answered < THIN_BELOW:
        return _("Too few answers yet to draw conclusions.")
    if rate < FEW:
        return _("Few answer: those who do may not speak for the others.")
    return _("Enough answers to draw conclusions.")
