from collections.abc import Iterator

import pytest

from tests.channels.provider import own_network
from tests.channels.telegram.server import TOKEN, BotApi
from tests.channels.web import forget_paces
from zabota.channels.hooks import hook_secret
from zabota.channels.models import Inbox
from zabota.channels.views import door

__all__ = ["own_network"]


@pytest.fixture
def bots() -> Iterator[BotApi]:
    server = BotApi()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bot(own_network, bots, central, desk_team) -> Inbox:
    """An inbox that is a bot of this server."""
    forget_paces(door.posts)
    return Inbox.objects.create(
        name="Бот клиники",
        kind="telegram",
        key="the-bot",
        branch=central,
        team=desk_team,
        settings={"api_url": bots.url},
        secrets={"token": TOKEN},
    )


@pytest.fixture
def signed(bot) -> dict[str, str]:
    """The header that Telegram sends with each update."""
    return {"X-Telegram-Bot-Api-Secret-Token": hook_secret(bot)}
