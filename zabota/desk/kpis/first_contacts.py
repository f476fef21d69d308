from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import begun_by_customers, list_url
from zabota.desk.models import Conversation
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class FirstContacts(Kpi):
    """S2-23: the first contact decides; here is how many there were."""

    name = "first_contacts"
    label = _("First contacts")
    unit = "count"
    better = "higher"
    formula = _(
        "Customers whose first conversation ever began in the period, by a message of theirs. n: all "
        "conversations that customers began in the period."
    )
    permission = "desk.see"
    order = 10

    def value(self, period: Period, scope: Scope) -> Figure:
        begun = begun_by_customers(period, scope)
        earlier = Conversation.objects.filter(customer=OuterRef("customer"), opened_at__lt=period.start)
        new = begun.filter(~Exists(earlier)).values("customer").distinct().count()
        return Figure(new, begun.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
