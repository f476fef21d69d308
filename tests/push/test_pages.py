import json

from django.urls import reverse

from tests.push.browser import Browser
from zabota.push.models import Device


def test_a_device_is_switched_on_shown_and_switched_off(client, nina, setting, service):
    client.force_login(nina)
    url = "/profile/notifications/"
    given = Browser().subscription(f"{service.url}/push/a")
    answer = client.post(
        f"{url}new/", json.dumps(given), "application/json", headers={"User-Agent": "Firefox/120"}
    )
    assert answer.status_code == 201
    device = Device.objects.get()
    assert device.user == nina and device.session_key == client.session.session_key
    assert "data-this-device" in client.get(url).content.decode()
    assert (
        f"/profile/notifications/{device.pk}/removal/"
        in client.get(reverse("usersessions_list")).content.decode()
    )
    assert given["endpoint"] not in client.get(url).content.decode()
    setting("push.words_allowed", True)
    client.post(f"{url}{device.pk}/words/", {"shows": "1"})
    device.refresh_from_db()
    assert device.shows_words
    client.post(f"{url}{device.pk}/removal/")
    assert not Device.objects.exists()


def test_a_colleague_s_device_is_not_mine(client, nina, oleg, notified):
    device = notified(nina)
    client.force_login(oleg)
    for verb in ("words", "removal"):
        assert client.post(f"/profile/notifications/{device.pk}/{verb}/").status_code == 404
    assert Device.objects.get().user == nina


def test_odd_subscriptions_are_refused(client, nina):
    client.force_login(nina)
    for body in ("", "[]", "{", '{"endpoint": 1}', "[" * 5000):
        answer = client.post("/profile/notifications/new/", body, "application/json")
        assert answer.status_code in (400, 422, 429)
    assert not Device.objects.exists()


def test_the_worker_comes_from_the_top_of_the_site(client, db):
    answer = client.get("/push_worker.js")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in answer.content
