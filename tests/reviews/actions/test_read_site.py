from datetime import UTC, datetime

from tests.channels.provider import Reply
from zabota.company.actions.set_parameter import set_parameter
from zabota.complaints.models import Complaint
from zabota.reviews.actions.read_site import read_site
from zabota.reviews.models import Review


def test_a_feed_is_read_once_and_what_did_not_change_is_not_sent_again(city_map, feed_site, central):
    assert [read_site(feed_site.id) for _again in range(2)] == [3, 0]
    assert city_map.asked[-1].headers["if-none-match"] == '"1"'
    bad = Review.objects.get(key="r-1")
    assert bad.text == "Ужас\nНегде сесть, чтобы надеть бахилы." and bad.author == "Ёжи"
    assert bad.said_at == datetime(2026, 6, 2, 6, tzinfo=UTC) and bad.branch == central
    assert Complaint.objects.get().review_url == "https://maps.example.com/r/1"
    assert Review.objects.get(key="r-2").tone == "good" and Review.objects.get(key="r-3").tone == "unsorted"
    city_map.feed = city_map.feed.replace("r-3", "r-4")
    assert read_site(feed_site.id) == 1 and Complaint.objects.count() == 1


def test_what_goes_wrong_stays_with_the_site_until_it_goes_well(city_map, feed_site):
    for reply, told in (
        (Reply(500), "HTTP 500"),
        (Reply(body="<html>Отзывы</html>".encode()), "no feed of reviews"),
        (Reply(body=b'<!DOCTYPE x [<!ENTITY a "aa">]><rss>&a;</rss>'), "declares entities"),
    ):
        city_map.next = [reply]
        assert read_site(feed_site.id) == 0
        feed_site.refresh_from_db()
        assert told in feed_site.problem
    read_site(feed_site.id)
    feed_site.refresh_from_db()
    assert feed_site.problem == "" and feed_site.read_at


def test_an_address_of_our_own_network_is_not_opened(city_map, feed_site):
    set_parameter("channels.allowed_hosts", "")
    assert read_site(feed_site.id) == 0
    feed_site.refresh_from_db()
    assert feed_site.problem and not city_map.asked
