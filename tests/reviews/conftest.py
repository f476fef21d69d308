"""What the stories of public reviews share: a site with a feed, served for real on this machine."""

import pytest

from tests.channels.provider import Provider, Reply, own_network
from zabota.reviews.actions.add_site import add_site
from zabota.reviews.models import ReviewSite

__all__ = ["own_network"]

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:review="https://example.com/review">
<channel><title>Отзывы</title>
<item><guid>r-1</guid><title>Ужас</title>
<description>&lt;p&gt;Негде сесть, чтобы надеть бахилы.&lt;/p&gt;</description>
<author>Ёжи</author><link>https://maps.example.com/r/1</link><review:rating>1</review:rating>
<pubDate>Tue, 02 Jun 2026 09:00:00 +0300</pubDate></item>
<item><guid>r-2</guid><description>Mulțumesc, totul a fost repede!</description><author>Ștefania</author>
<link>https://maps.example.com/r/2</link><review:rating>5</review:rating></item>
<item><guid>r-3</guid><description>Вот так у них тут…</description></item>
</channel></rss>"""


class Map(Provider):
    """A review site: an RSS feed with an ETag."""

    feed = FEED

    def answer(self, asked):
        if asked.headers.get("if-none-match") == '"1"' and self.feed == FEED:
            return Reply(304)
        return Reply(body=self.feed.encode(), headers={"ETag": '"1"'})


@pytest.fixture
def city_map(own_network):
    server = Map()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def site(db, central) -> ReviewSite:
    """Typed in; customers are told of it."""
    return add_site("Карта", page_url="https://maps.example.com/us", branch=central, is_invited_to=True)


@pytest.fixture
def feed_site(city_map, central) -> ReviewSite:
    return add_site("Карта города", feed_url=f"{city_map.url}/rss", branch=central)
