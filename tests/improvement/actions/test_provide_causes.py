import pytest
from django.utils.translation import override

from zabota.feedback.seeds import seed_touchpoints
from zabota.improvement.actions.provide_causes import provide_causes
from zabota.improvement.models import RootCause
from zabota.improvement.presets import templates_for


@pytest.mark.parametrize("sector", ["clinic", "shop", "repair", "wholesaler", "bank"])
def test_every_sector_has_a_tree_in_three_languages(sector):
    rows = list(templates_for(sector))
    assert len(rows) >= 15
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert row.en and row.ru and row.ro and len({row.en, row.ru, row.ro}) == 3
        assert row.words or not row.below


def test_a_clinics_tree_knows_its_touchpoints_and_their_owners(relations):
    seed_touchpoints("clinic", {"arriving": relations})
    assert provide_causes("clinic") > 15
    assert provide_causes("clinic") == 0
    crowded = RootCause.objects.get(key="clinic.visit.crowded_entrance")
    assert crowded.department == relations
    assert {point.name for point in crowded.touchpoints.all()} == {"Signs and entrance", "Reception"}
    with override("ru"):
        assert "бахилы" in str(crowded)
    assert str(crowded.parent) == "The visit"
