from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from tests.cast import greet
from zabota.feedback.models import Answer, Mark, Response, Touchpoint
from zabota.feedback.seeds import seed_response, seed_survey, seed_touchpoints
from zabota.feedback.touchpoint_presets import SECTORS
from zabota.feedback.wave_seeds import seed_quarterly, seed_wave


@pytest.mark.parametrize("profile", SECTORS)
def test_each_sector_starts_with_touchpoints_in_three_languages(db, profile):
    made = seed_touchpoints(profile)
    assert 12 <= len(made) <= 20 and len(made) == Touchpoint.objects.count()
    assert all(point.name_in(language) != point.name for point in made for language in ("ru", "ro"))
    assert {point.stage for point in made} == set(Touchpoint.Stage.values)


def test_seeding_twice_is_seeding_once(db):
    seed_survey("clinic")
    before = Touchpoint.objects.count()
    assert seed_survey("clinic").questions.count() == 4 and Touchpoint.objects.count() == before


def test_responses_are_made_under_the_contact_policy(alice, vera, talk):
    survey, chance, then = seed_survey("clinic"), Random(7), timezone.now() - timedelta(days=60)
    assert seed_response(talk(alice), survey, at=then, chance=chance).at == then + timedelta(hours=3)
    assert seed_response(talk(alice), survey, at=then + timedelta(days=1), chance=chance) is None
    assert seed_response(talk(vera), survey, at=then, chance=chance, lean=3).lowest <= 6
    later = then + timedelta(days=40)
    assert seed_response(talk(vera), survey, at=later, chance=chance, will_answer=False) is None
    assert Response.objects.count() == 2 and Mark.objects.count() == 8


def test_a_wave_of_the_demo_has_feelings_importance_and_kano_pairs(central, irina, mail_inbox):
    for number in range(12):
        greet(f"Клиент {number}", f"k{number}@example.com", central, language="ro")
    points = seed_touchpoints("clinic")
    wave = seed_wave(points, at=timezone.now() - timedelta(hours=20), chance=Random(3), by=irina)
    kinds = set(Answer.objects.values_list("kind", flat=True))
    assert wave.is_running and {"emotion", "importance", "kano", "ces"} <= kinds
    assert seed_quarterly(points) == wave.survey
