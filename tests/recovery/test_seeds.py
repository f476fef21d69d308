from django.utils import timezone

from zabota.recovery import seeds
from zabota.recovery.models import CallScript, Compensation, GoodwillBudget, GoodwillLimit


def test_they_are_provided_once_and_leave_what_was_changed(irina):
    seeds.provide()
    CallScript.objects.filter(language="ru").update(text="Своё")
    GoodwillLimit.objects.update(amount=1)
    seeds.provide()
    assert CallScript.objects.get(kind="call", language="ru").text == "Своё"
    assert set(GoodwillLimit.objects.values_list("amount", flat=True)) == {1}


def test_a_demo_has_budgets_and_one_incident_of_many(irina, alice, vera):
    seeds.provide()
    seeds.seed_more(irina, timezone.now())
    assert GoodwillBudget.objects.exists() and Compensation.objects.get().state == "confirmed"
