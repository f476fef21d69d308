"""The demo's receipts, kiosk, calls and paper are made by the actions and can be looked at."""

from django.utils import timezone

from tests.cast import greet
from zabota.asking.models import Call, KioskAnswer, PaperSheet, Receipt, Smiley, Voucher
from zabota.asking.seeds import seed_ways
from zabota.customers.models import Identity


def test_each_way_has_something_to_show(central, north, survey, nina, pavel, oleg):
    greet("Ион Ёлкин", "ion@example.com", central)
    customer = greet("Вера", "v@example.com", central)
    Identity.objects.create(customer=customer, kind="phone", value="+37369000001", shown="069 000 001")
    names = ("Касса", "Киоск", "Список")
    seed_ways([central, north], survey, [nina, pavel], by=oleg, names=names, now=timezone.now())
    assert Receipt.objects.count() == 16 and Smiley.objects.count() == 8
    assert Voucher.objects.redeemed().count() == min(2, Voucher.objects.count())
    assert not KioskAnswer.objects.troubled().exists() and KioskAnswer.objects.count() == 14
    assert Call.objects.count() == 1
    assert PaperSheet.objects.exclude(invitation=None).count() == 4
