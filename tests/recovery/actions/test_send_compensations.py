from datetime import timedelta

from django.utils import timezone

from tests.cast import greet
from tests.recovery.actions.test_plan_compensation import PLAN
from zabota.channels.models import Dispatch
from zabota.core.models import EventRecord
from zabota.customers.models import Customer
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.plan_compensation import plan_compensation
from zabota.recovery.actions.send_compensations import send_compensations
from zabota.recovery.models import CompensatedCustomer


def test_each_customer_is_told_once_after_the_time_for_undoing(
    central, alice, vera, irina, limits, mail_inbox
):
    nowhere = Customer.objects.create(name="Ион без адреса")
    planned = plan_compensation(**PLAN, branch=central, customers=[alice, vera, nowhere], by=irina)
    now = timezone.now()
    confirm_compensation(planned, by=irina, at=now)
    assert send_compensations(now + timedelta(minutes=14)) == 0
    assert send_compensations(now + timedelta(minutes=16)) == 2
    assert send_compensations(now + timedelta(minutes=17)) == 0
    planned.refresh_from_db()
    assert planned.state == "done"
    assert sorted(Dispatch.objects.values_list("body", flat=True)) == [
        "Alice Popescu, простите нас.",
        "Вера Ёлкина, простите нас.",
    ]
    assert EventRecord.objects.filter(name="CustomerCompensated").count() == 2
    assert CompensatedCustomer.objects.get(customer=nowhere).problem


def test_stopped_halfway_it_goes_on_and_tells_nobody_twice(central, irina, limits, mail_inbox, monkeypatch):
    people = [greet(f"Клиент {n}", f"{n}@example.com", central) for n in range(4)]
    planned = plan_compensation(**PLAN, branch=central, customers=people, by=irina)
    now = timezone.now()
    confirm_compensation(planned, by=irina, at=now)
    real, calls = send_compensations.__globals__["open_conversation"], []

    def breaks_at_the_third(**given):
        calls.append(given)
        if len(calls) == 3:
            raise RuntimeError("the machine stops")
        return real(**given)

    monkeypatch.setitem(send_compensations.__globals__, "open_conversation", breaks_at_the_third)
    later = now + timedelta(hours=1)
    try:
        send_compensations(later)
    except RuntimeError:
        pass
    assert Dispatch.objects.count() == 2
    monkeypatch.setitem(send_compensations.__globals__, "open_conversation", real)
    assert send_compensations(later) == 2
    assert Dispatch.objects.values("to").distinct().count() == Dispatch.objects.count() == 4
