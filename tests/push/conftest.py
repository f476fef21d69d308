from collections.abc import Callable, Iterator

import pytest

from tests.channels.provider import own_network
from tests.conftest import session_cookie
from tests.desk.conftest import asked
from tests.push.browser import Browser, PushService
from zabota.push.actions.send_push import send_push
from zabota.push.actions.switch_on import switch_on
from zabota.push.models import Device, Push

__all__ = ["asked", "own_network"]


@pytest.fixture
def service(own_network) -> Iterator[PushService]:
    server = PushService()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def firefox() -> Browser:
    return Browser()


@pytest.fixture
def notified(service, firefox, setting) -> Callable[..., Device]:
    """notified(nina): Nina is signed in and has notifications on; her branch's hours do not matter."""
    setting("push.only_in_hours", False)

    def notify(user, name: str = "one", of: Browser = firefox) -> Device:
        given = of.subscription(f"{service.url}/push/{name}")
        return switch_on(given, by=user, session_key=session_cookie(user), name="Firefox")

    return notify


def send_all() -> None:
    for push_id in list(Push.objects.filter(settled_at=None).order_by("id").values_list("id", flat=True)):
        send_push(push_id)
