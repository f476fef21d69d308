"""Reviews through the pages: kept, sorted, answered in public, posted; the reputation beside NPS."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.improvement.conftest import mark_down
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.events import ComplaintAnswered, ComplaintRegistered
from zabota.core.outside import happening_of
from zabota.feedback.models import Response, Touchpoint
from zabota.feedback.thanks import lines_for
from zabota.insight.kpi import Period, Scope, kpis
from zabota.recovery.models import RecoveryCase
from zabota.reviews import handlers
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.counting import months_back
from zabota.reviews.events import ReviewAnswered
from zabota.reviews.models import PublicAnswer, Review, ReviewSite


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def answer(row, text, by, way="public") -> None:
    """In the register; the job that hears of it runs twice."""
    row.refresh_from_db()
    answer_complaint(row.complaint, text, decision="upheld", way=way, by=by)
    for _again in range(2):
        handlers.put_the_answer_under_it(ComplaintAnswered(complaint_id=row.complaint_id))


def test_a_bad_review_is_answered_in_the_register_and_posted_where_it_stands(as_user, site, irina):
    client = as_user(irina)
    about = {
        "author": "Ёжи",
        "text": "Кассир грубил",
        "stars": "1",
        "url": "https://maps.example.com/1",
        "key": "k",
    }
    assert client.post("/reviews/new/", {**about, "text": "", "stars": ""}).status_code == 422
    for _twice in range(2):
        client.post("/reviews/new/", {**about, "branch": site.branch_id})
    row = Review.objects.get()
    assert "comes back here to be posted" in client.get(f"/reviews/{row.pk}/").content.decode()
    answer(row, "Кассир извинился.", irina)
    assert (PublicAnswer.objects.get().text, PublicAnswer.objects.get().by) == ("Кассир извинился.", irina)
    assert "1 answer to be posted" in client.get("/reviews/").content.decode()
    told = happening_of("ReviewAnswered").told(ReviewAnswered(review_id=row.id))
    assert told["answer"] == "Кассир извинился." and told["url"] == "https://maps.example.com/1"
    assert client.post(f"/reviews/{row.pk}/posting/", {"url": "нет"}).status_code == 422
    client.post(f"/reviews/{row.pk}/posting/", {"url": "https://maps.example.com/1#a"})
    page = client.get(f"/reviews/{row.pk}/").content.decode()
    assert "Stands there since" in page and "It is posted" not in page
    assert PublicAnswer.objects.get().posted_by == irina


def test_an_answer_by_phone_is_not_posted(site, irina):
    row = take_in_review("1", site=site, text="Грубо", stars=Decimal(1))
    answer(row, "Позвонили.", irina, way="phone")
    assert not PublicAnswer.objects.exists()


def test_a_review_that_was_put_into_the_register_by_hand_is_a_review_too(central, irina):
    made = register_complaint(
        kind="complaint", source="review", text="Грязно", by=irina, branch=central, stars=2, from_name="Вера"
    )
    for _again in range(2):
        handlers.keep_the_review_too(ComplaintRegistered(complaint_id=made.id))
    row = Review.objects.get()
    assert (row.complaint, row.stars, row.author, row.tone) == (made, 2, "Вера", "bad")


def test_one_without_stars_waits_to_be_sorted(as_user, site, irina):
    row = take_in_review("1", site=site, text="Вот так у них…")
    client = as_user(irina)
    assert "1 review to be sorted" in client.get("/reviews/").content.decode()
    assert client.post(f"/reviews/{row.pk}/sorting/", {"tone": "?"}).status_code == 422
    client.post(f"/reviews/{row.pk}/sorting/", {"tone": "good"})
    page = client.get(f"/reviews/{row.pk}/").content.decode()
    assert "nothing needs to be done" in page
    assert row.text in client.get("/reviews/?tone=good").content.decode()
    assert row.text not in client.get("/reviews/?tone=bad&branch=x&since=вчера").content.decode()


def test_rating_and_nps_are_one_trend_with_n_and_interval(as_user, site, alice, central, maria):
    now = timezone.now()
    for number, stars in enumerate((5, 4, 3)):
        take_in_review(str(number), site=site, text="x", stars=Decimal(stars), said_at=now)
    take_in_review("old", site=site, text="x", stars=Decimal(2), said_at=now - timedelta(days=40))
    mark_down(alice, central, Touchpoint.objects.create(name="Касса", stage="buying"), [10, 9, 3])
    figure = kpis["public_rating"].value(
        Period(now - timedelta(days=1), now + timedelta(days=1)), Scope(maria)
    )
    assert figure.n == 3 and figure.value == 4
    assert (figure.low, figure.high) == (pytest.approx(4 - 1.96 / 3**0.5), 5.0)
    page = as_user(maria).get("/reviews/reputation/").content.decode()
    assert "4.0" in page and "(2.9–5.0)" in page and "NPS" in page and "Central" in page
    assert "Verint" in page and "80 %" in page and "not measured here yet" in page


@pytest.mark.parametrize("hour", [0, 12, 21, 22, 23])
def test_the_rating_opens_what_it_counted_at_any_hour(as_user, site, maria, hour):
    now = datetime(2026, 11, 29, hour, 30, tzinfo=UTC)
    period, scope = Period(now - timedelta(days=7), now), Scope(maria)
    for hours in (1, 5, 24 * 7 - 1, 24 * 7 + 1):
        take_in_review(
            str(hours), site=site, text="x", stars=Decimal(3), said_at=now - timedelta(hours=hours)
        )
    page = as_user(maria).get(kpis["public_rating"].rows_url(period, scope)).context["page"]
    assert len(page.rows) == kpis["public_rating"].value(period, scope).n == 3


def test_a_day_in_the_address_is_that_day_from_its_begin(as_user, site, irina):
    for hour in (21, 23):  # half past eleven at night in Chișinău, and half past one of the next day
        said_at = datetime(2026, 11, 28, hour, 30, tzinfo=UTC)
        take_in_review(str(hour), site=site, text=f"at {hour}", stars=Decimal(3), said_at=said_at)
    page = as_user(irina).get("/reviews/?since=2026-11-29").context["page"]
    assert [row.text for row in page.rows] == ["at 23"]


def test_months_follow_the_company_s_clock_without_a_gap():
    months = months_back(timezone.localtime(), 12)
    assert len(months) == 12 and all(a.end == b.start for a, b in zip(months, months[1:], strict=False))
    assert {period.start.day for period in months} == {1} and months[-1].end <= timezone.now()


def test_everybody_is_told_where_reviews_are_written_whatever_the_marks(site, alice, bob, central, north):
    touchpoint = Touchpoint.objects.create(name="Касса", stage="buying")
    mark_down(alice, central, touchpoint, [10])
    mark_down(bob, central, touchpoint, [1, 2])
    for response in Response.objects.all():
        assert any("https://maps.example.com/us" in str(line) for line in lines_for(response))
    mark_down(bob, north, touchpoint, [10, 10, 10])
    elsewhere = Response.objects.filter(branch=north).first()
    assert not any("maps.example.com" in str(line) for line in lines_for(elsewhere))
    assert not RecoveryCase.objects.exists()


def test_sites_are_named_read_on_demand_and_switched_off_by_who_may(as_user, dan, nina, central, city_map):
    client = as_user(dan)
    about = {"name": "Карта", "feed_url": f"{city_map.url}/rss", "branch": central.pk, "is_on": "on"}
    assert client.post("/reviews/sites/new/", {**about, "is_invited_to": "on"}).status_code == 422
    client.post("/reviews/sites/new/", about)
    row = ReviewSite.objects.get()
    assert "not read yet" in client.get("/reviews/sites/").content.decode()
    client.post(f"/reviews/sites/{row.pk}/reading/")
    client.post(f"/reviews/sites/{row.pk}/", {**about, "is_on": ""})
    row.refresh_from_db()
    assert not row.is_on
    assert as_user(nina).post("/reviews/sites/new/", about).status_code == 403


def test_a_connector_brings_reviews_and_says_that_the_answer_stands_there(site, irina, program):
    ask = program(irina)
    body = {"key": "r-1", "site_id": site.id, "text": "Грубо", "stars": 1, "url": "https://x.example/1"}
    for _twice in range(2):
        assert ask("post", "/reviews", body).status_code == 201
    row = Review.objects.get()
    answer(row, "Поговорили.", irina)
    (listed,) = ask("get", "/reviews?to_post=true").json()["rows"]
    assert listed["answer"] == "Поговорили." and listed["posted_at"] is None
    done = ask("put", f"/reviews/{row.id}/posting", {"url": "https://x.example/a"})
    assert done.json()["posted_at"]
    assert ask("get", "/reviews?to_post=true").json()["rows"] == []
