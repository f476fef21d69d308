from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis
from zabota.reviews.counting import rating_of, reviews_in


@kpis.register
class PublicRating(Kpi):
    """S0-08: the reputation that everybody can read."""

    name = "public_rating"
    label = _("Rating in public reviews")
    unit = "mark"
    better = "higher"
    formula = _(
        "Mean of the stars, 1 to 5, of the public reviews said in the period. The interval is the mean plus "
        "and minus 1.96 standard errors. Who writes a review is not like every customer: read it beside NPS."
    )
    permission = "reviews.see"
    order = 32

    def value(self, period: Period, scope: Scope) -> Figure:
        found = rating_of(reviews_in(period, scope))
        return Figure(found.mean, found.n, found.low, found.high)

    def rows_url(self, period: Period, scope: Scope) -> str:
        query = {"since": period.start.isoformat(), "until": period.end.isoformat()}
        if scope.branch_id:
            query["branch"] = str(scope.branch_id)
        return f"{reverse('reviews:reviews')}?{urlencode(query)}"
