import pytest

from tests.push.browser import Browser, encoded
from zabota.core.errors import Refused
from zabota.push.actions.switch_on import MOST_DEVICES, switch_on
from zabota.push.models import Device


def test_the_same_browser_again_is_the_same_device(notified, nina):
    assert notified(nina).id == notified(nina).id


def test_a_browser_that_two_of_us_use_is_the_last_one_s(notified, nina, oleg):
    notified(nina)
    notified(oleg)
    assert Device.objects.get().user == oleg


def test_the_oldest_of_many_devices_goes(notified, nina):
    for number in range(MOST_DEVICES + 2):
        notified(nina, f"n{number}")
    assert Device.objects.count() == MOST_DEVICES


def test_what_the_browser_says_is_kept_sealed(notified, nina, service):
    from django.db import connection

    notified(nina)
    with connection.cursor() as cursor:
        cursor.execute("SELECT way::text FROM push_device")
        assert service.url not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    "bent",
    [
        {"endpoint": "ftp://push.example/a"},
        {"endpoint": "x" * 2000},
        {"keys": {"p256dh": encoded(b"\x04" + b"1" * 64), "auth": encoded(b"s" * 16)}},
        {"keys": {"p256dh": "я", "auth": "я"}},
        {"keys": None},
        {"keys": {"p256dh": encoded(Browser().point), "auth": encoded(b"short")}},
    ],
)
def test_what_is_no_address_is_refused(nina, own_network, bent):
    given = Browser().subscription("http://127.0.0.1:9/push") | bent
    with pytest.raises(Refused):
        switch_on(given, by=nina, session_key="a" * 32)
