from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from zabota.feedback.models import Mark, Response, Touchpoint
from zabota.feedback.presets import TOUCHPOINTS
from zabota.feedback.seeds import seed_response, seed_survey, seed_touchpoints


@pytest.mark.parametrize("profile", TOUCHPOINTS)
def test_each_sector_starts_with_touchpoints_in_three_languages(db, profile):
    made = seed_touchpoints(profile)
    assert 12 <= len(made) <= 20 and len(made) == Touchpoint.objects.count()
    assert all(point.name_in(language) != point.name for point in made for language in ("ru", "ro"))
    assert {point.stage for point in made} == set(Touchpoint.Stage.values)


def test_seeding_twice_is_seeding_once(db):
    seed_survey("clinic")
    before = Touchpoint.objects.count()
    assert seed_survey("clinic").lines.count() == 4 and Touchpoint.objects.count() == before


def test_responses_are_made_under_the_contact_policy(alice, vera, talk):
    survey, chance, then = seed_survey("clinic"), Random(7), timezone.now() - timedelta(days=60)
    assert seed_response(talk(alice), survey, at=then, chance=chance).at == then + timedelta(hours=3)
    assert seed_response(talk(alice), survey, at=then + timedelta(days=1), chance=chance) is None
    assert seed_response(talk(vera), survey, at=then, chance=chance, lean=3).lowest <= 6
    later = then + timedelta(days=40)
    assert seed_response(talk(vera), survey, at=later, chance=chance, will_answer=False) is None
    assert Response.objects.count() == 2 and Mark.objects.count() == 8
