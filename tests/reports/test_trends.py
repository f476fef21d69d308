"""What is asked more: known growth is found, and chance is not called growth."""

import random
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from zabota.desk.models import ContactReason
from zabota.reports.models import DaySum
from zabota.reports.trends import asked_more, compared


def words(found) -> dict[str, str]:
    return {trend.value: trend.word for trend in found}


def test_a_new_a_grown_a_fallen_and_a_steady_one():
    earlier = {"delivery": 100, "price": 100, "hours": 300, "": 5}
    now = {"delivery": 190, "price": 40, "hours": 310, "app": 20, "": 440}
    found = compared(earlier, now)
    assert words(found) == {"app": "new", "delivery": "grew", "price": "fell", "hours": "", "": ""}
    assert [trend.value for trend in found][:3] == ["app", "delivery", "price"]


def test_twice_as_many_of_everything_is_no_trend():
    earlier = {str(number): 50 + number for number in range(20)}
    found = compared(earlier, {value: 2 * count for value, count in earlier.items()})
    assert not any(words(found).values())


def test_too_few_are_not_compared():
    (few, _many) = sorted(compared({"few": 0, "many": 100}, {"few": 4, "many": 100}), key=lambda one: one.now)
    assert few.p is None and few.word == ""


def test_of_a_hundred_comparisons_by_chance_alone_hardly_any_is_marked():
    chance = random.Random(7)
    marked = 0
    for _network in range(100):
        months = [{str(reason): 0 for reason in range(30)} for _month in range(2)]
        for month in months:
            for _contact in range(900):
                month[str(min(29, int(chance.expovariate(0.15))))] += 1
        marked += any(words(compared(*months)).values())
    assert marked <= 10


@pytest.fixture
def asked(oleg, central):
    """asked(reason, on, n) are contacts of Oleg's branch, added up."""

    def ask(reason: ContactReason, days_ago: int, n: int, branch=central) -> None:
        on = timezone.localdate() - timedelta(days=days_ago)
        DaySum.objects.create(
            branch=branch, on=on, dimension="reason", value=str(reason.pk), measure="contacts", n=n
        )

    return ask


@pytest.fixture
def courier(asked) -> ContactReason:
    """Asked about much more in the latest week."""
    hours, courier = (ContactReason.objects.create(name=name) for name in ("Часы работы", "Курьер"))
    for days_ago in (9, 1):
        asked(hours, days_ago, 40)
    asked(courier, 8, 5)
    asked(courier, 2, 45)
    return courier


def test_oleg_learns_on_his_day_what_is_asked_more(courier, oleg, client):
    assert [(trend.value, trend.before, trend.now) for trend in asked_more(oleg)] == [
        (str(courier.pk), 5, 45)
    ]
    client.force_login(oleg)
    cache.clear()
    assert "Курьер" in client.get("/").content.decode()
    page = client.get("/reports/trends/?period=7")
    assert [row["trend"].word for row in page.context["rows"]] == ["grew", "fell"]
    assert "Курьер" in page.content.decode()


def test_who_reads_no_reports_or_works_elsewhere_learns_nothing(courier, nina, pavel, client):
    assert asked_more(nina) == [] == asked_more(pavel)
    client.force_login(nina)
    assert client.get("/reports/trends/").status_code == 403
    assert "Курьер" not in client.get("/").content.decode()


def test_a_segment_alone(courier, oleg, client):
    client.force_login(oleg)
    page = client.get("/reports/trends/?period=7&only=class:vip")
    assert page.status_code == 200 and page.context["rows"] == []


def test_a_report_that_is_narrowed_to_a_team_says_so_and_stays_narrowed(courier, oleg, client):
    client.force_login(oleg)
    team = oleg.teams.create(name="Курьеры")
    page = client.get(f"/reports/trends/?period=7&only=team:{team.pk}").content.decode()
    assert f'<option value="team:{team.pk}" selected>Team: Курьеры</option>' in page
