from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network
from tests.channels.vk.server import GROUP, TOKEN, VkApi
from tests.channels.web import forget_paces
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]


@pytest.fixture
def vk() -> Iterator[VkApi]:
    server = VkApi()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def community(own_network, vk, central, desk_team) -> Inbox:
    """An inbox that is a community of this server."""
    forget_paces(door.posts)
    return Inbox.objects.create(
        name="VK клиники",
        kind="vk",
        key="vk-community",
        branch=central,
        team=desk_team,
        settings={"api_url": f"{vk.url}/method", "group_id": str(GROUP), "confirmation": "from-the-form"},
        secrets={"token": TOKEN},
    )
