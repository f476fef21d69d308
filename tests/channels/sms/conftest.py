from collections.abc import Callable, Iterator

import pytest

from tests.channels.provider import own_network
from tests.channels.sms.server import INBOUND, KEY, SETTINGS, Gateway
from tests.channels.web import forget_paces
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]
SECRET = "тайна шлюза"


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def connected(own_network, gateway, central, desk_team) -> Callable[[str], Inbox]:
    """connected("json") is an inbox at the gateway of that manner."""

    def connect(manner: str) -> Inbox:
        forget_paces(door.posts)
        return Inbox.objects.create(
            name="SMS клиники",
            kind="sms",
            key="the-sms",
            branch=central,
            team=desk_team,
            settings={**INBOUND, **SETTINGS[manner], "url": f"{gateway.url}/{manner}", "sender": "Клиника"},
            secrets={"key": KEY, "in_secret": SECRET},
        )

    return connect


@pytest.fixture
def phones(connected) -> Inbox:
    return connected("json")
