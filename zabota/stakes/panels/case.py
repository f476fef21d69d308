from typing import Any

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.panels import Panel, panels
from zabota.recovery.models import RecoveryCase
from zabota.stakes.assumptions import ASSUMED, Assumed, assumptions
from zabota.stakes.models import Following
from zabota.stakes.ranges import Range
from zabota.stakes.reckoning import MONEY_FROM, Heard, money


@panels.register
class AtRiskWithThisCase(Panel):
    """S0-16: what is lost if this customer leaves and tells others; what was kept once it is put right."""

    name = "stakes_case"
    place = "case"
    template = "stakes/panels/case.html"
    order = 20

    def context(self, subject: RecoveryCase, user: User) -> dict[str, Any] | None:
        following = Following.objects.filter(customer=subject.customer_id).first()
        followers = following.followers if following else 0
        righted = subject.ending == RecoveryCase.Ending.CONFIRMED
        assumed = assumptions()
        found = money(
            Heard(0, 0, unrecovered=not righted, recovered=righted, followers=0 if righted else followers),
            assumed,
        )
        return {
            "sum": found.kept_by_recovery if righted else found.at_risk,
            "righted": righted,
            "followers": followers,
            "currency": value_of("company.currency"),
            "rows": [shown(one, assumed[one.name]) for one in ASSUMED if one.name in MONEY_FROM],
            "may_open": user.may("stakes.see"),
        }


def shown(one: Assumed, held: Range) -> dict[str, Any]:
    """A line of the panel; shares in percent."""
    times = 100 if one.unit == "share" else 1
    unit = "%" if one.unit == "share" else ""
    return {"label": one.label, "low": held.low * times, "high": held.high * times, "unit": unit}
