"""Every staff page of feedback in Chromium: empty and full, light and dark, on a phone and on a desk."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from tests.cast import greet
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Refusal, Response
from zabota.feedback.seeds import seed_response, seed_survey

PAGES = ["", "touchpoints/", "touchpoints/new/", "surveys/", "surveys/new/", "refusals/", "guards/"]


def fill(central) -> list[str]:
    """A month of answers; the addresses of what is there now."""
    survey, chance = seed_survey("clinic"), Random(5)
    for number in range(12):
        customer = greet(f"Ștefan Ёлкин {number}", f"k{number}@example.com", central, language="ru")
        at = timezone.now() - timedelta(days=number * 2 + 1)
        seed_response(customer, survey, at=at, chance=chance, lean=chance.choice([5, 8, 9]))
    invite(customer, survey)
    response, refusal = Response.objects.first(), Refusal.objects.first()
    touchpoint = response.marks.first().touchpoint_id
    return [
        f"responses/{response.id}/",
        f"touchpoints/{touchpoint}/",
        f"touchpoints/{touchpoint}/edit/",
        f"surveys/{survey.id}/",
        f"surveys/{survey.id}/preview/",
        f"customers/{refusal.customer_id}/policy/",
    ]


@pytest.mark.parametrize(("scheme", "is_phone"), [("light", True), ("dark", False)])
def test_each_page_is_accessible_and_fits(phone, desktop, signed_in, dan, central, axe, scheme, is_phone):
    page = signed_in((phone if is_phone else desktop)(color_scheme=scheme), dan)
    for full in (False, True):
        more = fill(central) if full else []
        for path in PAGES + more:
            assert page.goto(f"/feedback/{path}").status == 200, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            axe(page)
