"""Feeds of several shapes tell the same review; anything else is borne."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.reviews.feeds import MOST, NotAFeed, read_feed, stars_of

SAID = "Долго ждал, țara mea"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>7</id><author><name>Ёжи</name></author>
<content type="html">&lt;b&gt;{SAID}&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;</content>
<link rel="self" href="https://x.example/self"/><link href="https://x.example/7"/>
<published>2026-06-02T09:00:00Z</published><rating value="2" max="5"/></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {
            "id": "7",
            "url": "https://x.example/7",
            "content_text": SAID,
            "authors": [{"name": "Ёжи"}],
            "date_published": "2026-06-02T09:00:00Z",
            "_rating": 2,
        }
    ],
}
SCHEMA = [
    {
        "@type": "Review",
        "@id": "7",
        "url": "https://x.example/7",
        "reviewBody": SAID,
        "author": {"@type": "Person", "name": "Ёжи"},
        "datePublished": "2026-06-02T09:00:00+00:00",
        "reviewRating": {"ratingValue": "3.25", "bestRating": "10"},
    }
]


@pytest.mark.parametrize("body", [ATOM, json.dumps(JSON_FEED), json.dumps(SCHEMA)])
def test_the_same_review_from_every_shape(body):
    (item,) = read_feed(body.encode())
    assert (item.key, item.author, item.url) == ("7", "Ёжи", "https://x.example/7")
    assert item.text.startswith(SAID) and "x()" not in item.text
    assert item.stars == 2 and item.said_at == datetime(2026, 6, 2, 9, tzinfo=UTC)


def test_a_scale_of_another_length_is_brought_to_ours():
    assert [stars_of(x, "10") for x in ("1", "5.5", "10")] == [1, 3, 5]
    assert stars_of("4,5") == Decimal("4.5")
    for wrong in ("", "nan", "Infinity", "0", "6", "пять"):
        assert stars_of(wrong) is None


def test_a_long_feed_is_cut_and_what_has_no_name_or_says_nothing_is_left_out():
    rows = [{"id": str(n), "text": "x"} for n in range(MOST + 9)]
    assert len(read_feed(json.dumps(rows).encode())) == MOST
    assert read_feed(json.dumps([{"text": "x"}, {"id": "1"}, 3]).encode()) == []


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"<rss><item>{text}".encode()))
def test_any_bytes_are_a_feed_or_no_feed(body):
    try:
        read_feed(body)
    except NotAFeed:
        pass
