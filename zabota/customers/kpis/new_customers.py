from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zabota.customers.models import Customer
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class NewCustomers(Kpi):
    """How many people became known to us."""

    name = "new_customers"
    label = _("New customers")
    unit = "count"
    permission = "customers.see"
    order = 62
    formula = _("Customers' cards made in the period, without those merged into another card.")

    def value(self, period: Period, scope: Scope) -> Figure:
        made = Customer.objects.visible_to(scope.user).present()
        made = made.filter(created_at__gte=period.start, created_at__lt=period.end)
        if scope.branch_id:
            made = made.filter(branches=scope.branch_id)
        number = made.count()
        return Figure(value=number, n=number)

    def rows_url(self, period: Period, scope: Scope) -> str:
        asked = {"from": period.start.isoformat(), "to": period.end.isoformat()}
        if scope.branch_id:
            asked["branch"] = str(scope.branch_id)
        return f"{reverse('customers:list')}?{urlencode(asked)}"
