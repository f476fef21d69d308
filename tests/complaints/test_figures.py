"""What is reckoned from the register, and what everybody may read of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.complaints.conftest import TUESDAY
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.complaints.places import last, places
from zabota.complaints.rates import change, poisson_interval, silent
from zabota.core.models import EventRecord
from zabota.insight.kpi import Period, Scope, kpis


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 3.689), (10, 4.795, 18.39), (100, 81.36, 121.6)])
def test_byar_s_interval_lies_at_the_exact_one(count, low, high):
    """Exact Poisson intervals: Breslow, Day 1987, table 2.11."""
    found = poisson_interval(count)
    assert found == (pytest.approx(low, abs=0.05), pytest.approx(high, abs=0.06))


def test_the_silent_ones_are_an_assumption_with_its_range():
    found = silent(8, low=10, middle=26, high=50)
    assert (found.low, found.middle, found.high) == (80, 208, 400)
    with pytest.raises(ValueError, match="do not follow"):
        silent(1, low=30, middle=26, high=50)


def test_a_change_is_told_only_beyond_chance():
    assert (change(10, 8), change(30, 8), change(8, 30), change(0, 0)) == ("", "fell", "rose", "")


@pytest.fixture
def told(central, alice, vera, irina, shoe_covers):
    """Twelve complaints about the shoe covers, the n-th answered after n hours, the first ten satisfied."""
    now = timezone.now()
    made = []
    for number in range(1, 13):
        at = now - timedelta(days=20, hours=number)
        one = register_complaint(
            kind="complaint",
            source="book",
            text="Негде сесть",
            by=irina,
            customer=alice if number % 2 else vera,
            branch=central,
            touchpoint=shoe_covers,
            received_at=at,
        )
        answer_complaint(
            one, "Поставим", decision="upheld", way="paper", by=irina, at=at + timedelta(hours=number)
        )
        hear_view(one, "satisfied" if number <= 10 else "not_satisfied", by=irina, words="Сказал сам")
        made.append(one)
    return made


def test_the_figures_of_the_register(told, irina, pavel):
    period, scope = last(30, timezone.now()), Scope(irina)
    found = {kpi.name: kpi.value(period, scope) for kpi in kpis if kpi.permission == "complaints.see"}
    assert found["complaints_received"].value == 12
    assert (found["complaints_resolved"].value, found["complaints_resolved"].n) == (10 / 12, 12)
    assert found["complainants_satisfied"].value == 10 / 12
    assert found["complaints_in_time"].value == 1
    assert found["complaint_days"].value == 6.5 * 3600
    assert found["complaint_days"].parts[0].figure.value == pytest.approx(10.9 * 3600)
    assert kpis["complaints_received"].value(period, Scope(pavel)).value == 0


def test_the_likeliest_places_stand_first_with_their_rows(client, told, irina, shoe_covers):
    first = places("touchpoint", last(30, timezone.now()), Scope(irina))[0]
    assert (first.label, first.now, first.before, first.change) == ("Shoe covers", 12, 0, "rose")
    client.force_login(irina)
    page = client.get(reverse("complaints:where")).content.decode()
    assert "Shoe covers" in page and "312" in page
    assert "Негде сесть" in client.get(first.url).content.decode()


def test_nothing_is_published_unless_the_company_wants_it_and_then_sums_alone(client, told, setting):
    assert client.get(reverse("complaints:published")).status_code == 404
    setting("complaints.publish", True)
    page = client.get(reverse("complaints:published")).content.decode()
    assert "12" in page and "83 %" in page
    assert not [word for word in ("Alice", "Ёлкина", "Негде", "Central", "Shoe") if word in page]


def test_figures_of_few_are_not_published(client, told, setting):
    setting("complaints.publish", True)
    Complaint.objects.filter(id__in=[one.id for one in told[:5]]).delete()
    page = client.get(reverse("complaints:published")).content.decode()
    assert "too few to tell" in page and "%" not in page.partition("<main")[2].partition("quiet")[0]


def test_candour_is_announced_for_each_complaint_of_a_known_customer(told, central):
    assert EventRecord.objects.filter(name="CandourShown").count() == 12
    register_complaint(kind="complaint", source="paper", text="Ой", by=None, branch=central)
    assert EventRecord.objects.filter(name="CandourShown").count() == 12


def test_problems_that_we_caused_are_told_from_those_we_did_not(answered, irina, talk):
    period = Period(TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=9))
    declined = register_complaint(
        kind="complaint", source="phone", text="Дорого", by=irina, branch=talk.branch, received_at=TUESDAY
    )
    answer_complaint(declined, "Цена верна.", decision="declined", way="phone", by=irina)
    for our_action in ("", "Забыли перезвонить"):
        register_complaint(
            kind="complaint",
            source="phone",
            text="Не перезвонили",
            by=irina,
            branch=talk.branch,
            our_action=our_action,
            received_at=TUESDAY,
        )
    figure = kpis["caused_by_us"].value(period, Scope(irina))
    assert (figure.n, figure.value) == (3, pytest.approx(2 / 3))
