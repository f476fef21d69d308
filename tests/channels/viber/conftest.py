from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network
from tests.channels.viber.server import TOKEN, ViberApi
from tests.channels.web import forget_paces
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]


@pytest.fixture
def viber() -> Iterator[ViberApi]:
    server = ViberApi()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bot(own_network, viber, central, desk_team) -> Inbox:
    """An inbox that is a bot of this server."""
    forget_paces(door.posts)
    return Inbox.objects.create(
        name="Viber клиники",
        kind="viber",
        key="viber-bot",
        branch=central,
        team=desk_team,
        settings={"api_url": viber.url + "/pa", "sender_name": "Клиника «Ёлка»"},
        secrets={"token": TOKEN},
    )
