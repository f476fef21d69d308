"""Switching notifications on in a real Chromium, and what its worker shows.

The browser's own push service is somewhere else in the world: `PushManager` is played here, the rest is real.
"""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.channels.provider import own_network
from tests.push.browser import Browser
from zabota.push.models import Device

__all__ = ["own_network"]

SHOTS = os.environ.get("ZABOTA_SHOTS")
PLAYED = """
(() => {
  const given = %s;
  let kept = null;
  const unsubscribe = async () => { kept = null; return true; };
  const subscription = { ...given, toJSON: () => given, unsubscribe };
  const manager = {
    getSubscription: async () => (sessionStorage.subscribed ? kept ?? (kept = subscription) : null),
    subscribe: async (wishes) => {
      sessionStorage.subscribed = "1";
      subscription.options = { applicationServerKey: wishes.applicationServerKey.buffer };
      return (kept = subscription);
    },
  };
  Object.defineProperty(ServiceWorkerRegistration.prototype, "pushManager", { get: () => manager });
})();
"""


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.fixture
def played(own_network, server):
    return PLAYED % json.dumps(Browser().subscription("http://127.0.0.1:9/push/one"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_device_is_switched_on_and_off(signed_in, desktop, phone, axe, nina, played, server, size):
    look = desktop(locale="ru-RU") if size == "desktop" else phone(locale="ru-RU", color_scheme="dark")
    page = signed_in(look, nina)
    page.context.grant_permissions(["notifications"], origin=server)
    page.add_init_script(played)
    page.goto("/profile/notifications/")
    expect(page.locator("[data-state=off]")).to_be_visible()
    axe(page)
    page.locator("#switch-on").click()
    expect(page.locator("[data-this-device]")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-state=on]")).to_be_visible()
    assert Device.objects.get().user == nina
    axe(page)
    shot(page, f"push-{size}")
    page.locator("form[action$='/removal/'] button").click()
    expect(page.locator("[data-state=off]")).to_be_visible()
    assert not Device.objects.exists()


def test_a_browser_that_refuses_is_told_what_to_do(signed_in, desktop, nina, server):
    page = signed_in(desktop(locale="en-US"), nina)
    page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    page.goto("/profile/notifications/")
    expect(page.locator("[data-state=denied]")).to_be_visible()
    expect(page.locator("#switch-on")).to_be_hidden()


def test_the_worker_shows_what_is_pushed_unless_its_page_is_looked_at(
    signed_in, desktop, nina, played, server
):
    page = signed_in(desktop(locale="en-US"), nina)
    page.context.grant_permissions(["notifications"], origin=server)
    page.add_init_script(played)
    page.goto("/profile/notifications/")
    devtools = page.context.new_cdp_session(page)
    known: dict[str, str] = {}
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.update({one["scopeURL"]: one["registrationId"] for one in told["registrations"]}),
    )
    devtools.send("ServiceWorker.enable")
    page.evaluate(
        "navigator.serviceWorker.register('/push_worker.js').then(() => navigator.serviceWorker.ready)"
    )
    page.wait_for_function("navigator.serviceWorker.controller !== null")

    def push(place: str, tag: str) -> None:
        said = {"title": "Zabota", "text": "Conversation #7", "place": place, "tag": tag}
        told = {"origin": server, "registrationId": known[f"{server}/"], "data": json.dumps(said)}
        devtools.send("ServiceWorker.deliverPushMessage", told)

    def shown() -> list[str]:
        return page.evaluate(
            "navigator.serviceWorker.ready.then(r => r.getNotifications())"
            ".then(all => all.map(one => `${one.tag} ${one.body} ${one.data}`))"
        )

    page.bring_to_front()
    push("/profile/notifications/", "looked-1")
    push("/conversations/7/", "given-7")
    page.wait_for_function(
        "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(all => all.length > 0)"
    )
    push("/conversations/7/", "given-7")
    assert shown() == ["given-7 Conversation #7 /conversations/7/"]
