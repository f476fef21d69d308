from datetime import timedelta

from django.utils import timezone

from zabota.customers.actions.merge import merge
from zabota.customers.models import Customer
from zabota.insight.kpi import Period, Scope, kpis


def test_those_who_became_known_in_the_period(alice, vera, bob, nina, maria, north):
    now = timezone.now()
    period, scope = Period(now - timedelta(days=1), now + timedelta(days=1)), Scope(maria)
    counted = kpis["new_customers"]
    assert counted.value(period, scope).value == 3
    assert counted.value(period, Scope(nina)).value == 2
    assert counted.value(period, Scope(maria, north.id)).value == 1
    merge(alice, vera, by=nina)
    Customer.objects.filter(id=bob.id).update(created_at=now - timedelta(days=3))
    assert counted.value(period, scope).value == 1
