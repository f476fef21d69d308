"""Demo data: a repair centre with orders in every state."""

from django.utils import timezone

from tests.cast import greet
from zabota.orders.models import ActionPlan, Lateness, PriceOffer, ServiceOrder, Warranty
from zabota.orders.seeds import seed_orders


def test_a_repair_centre_s_orders_stand_in_different_states(mail_inbox, central, nina, dan):
    for number in range(6):
        greet(f"Клиент {number}", f"c{number}@example.com", central, language="ru")
    seed_orders("repair", central, nina, dan, timezone.now())
    at = [order.plan.steps.filter(done_at=None).count() for order in ServiceOrder.objects.order_by("id")]
    assert sorted(at) == [1, 3, 3, 4, 5]
    assert Lateness.objects.filter(offered_at=None).exists() and Lateness.objects.exclude(offered_at=None)
    assert PriceOffer.objects.filter(agreed_at=None).count() == 1 and Warranty.objects.count() == 1
    assert ActionPlan.objects.filter(request_type__is_order=False).count() == 1


def test_an_empty_branch_gets_none(central, nina, dan):
    seed_orders("clinic", central, nina, dan, timezone.now())
    assert not ActionPlan.objects.exists()
