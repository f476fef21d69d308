from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.desk.reach import reach_of
from zabota.feedback.policy import Ask, ReasonNotToAsk, reasons_not_to_ask
from zabota.feedback.quotas import quotas_for, taken
from zabota.feedback.waves import is_full


@reasons_not_to_ask.register
class QuotaFull(ReasonNotToAsk):
    name = "quota_full"
    label = gettext_lazy("Enough customers of this branch were asked in this period.")
    order = 40

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        for quota in quotas_for(ask.survey, ask.branch):
            if quota.touchpoint_id is None and taken(quota, ask.branch, ask.at) >= quota.most:
                return {"most": quota.most, "period": str(quota.period)}
        return None

    def words(self, facts: dict[str, Any]) -> Any:
        text = _("Enough were asked: the quota of this branch is %(most)d in the running period.")
        return text % facts


@reasons_not_to_ask.register
class WaveFull(ReasonNotToAsk):
    name = "wave_full"
    label = gettext_lazy("The wave has the answers it wanted.")
    order = 41

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        return {} if ask.wave is not None and is_full(ask.wave) else None


@reasons_not_to_ask.register
class NoChannel(ReasonNotToAsk):
    """Only where we must find the way ourselves: in a wave. A conversation or a program brings its own."""

    name = "no_channel"
    label = gettext_lazy("We know no address to which we could write.")
    order = 15

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        if ask.wave is None or ask.conversation is not None:
            return None
        return {} if reach_of(ask.customer, ask.branch) is None else None

    def words(self, facts: dict[str, Any]) -> Any:
        return _("We know no address of this customer that one of our inboxes could write to.")
