import pytest

from zabota.company.models import Department
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.load_touchpoints import load_touchpoints
from zabota.feedback.actions.retire_touchpoint import retire_touchpoint
from zabota.feedback.models import Touchpoint
from zabota.feedback.models.touchpoint import KINDS
from zabota.feedback.touchpoint_presets import OWNERS, SECTORS, presets_of


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_has_about_a_hundred_in_three_languages_at_every_stage(sector):
    presets = presets_of(sector)
    assert 95 <= len(presets) <= 105
    for names in ([p.name for p in presets], *([p.names[code] for p in presets] for code in ("ru", "ro"))):
        assert len(set(names)) == len(names) and all(name.strip() and len(name) <= 120 for name in names)
    assert all(any("а" <= letter <= "я" for letter in preset.names["ru"]) for preset in presets)
    assert {preset.stage for preset in presets} == set(Touchpoint.Stage.values)
    assert {preset.kind for preset in presets} <= set(KINDS) and {p.owner for p in presets} <= set(OWNERS)
    assert min(sum(p.stage == stage for p in presets) for stage in Touchpoint.Stage.values) >= 10


def test_only_what_was_chosen_is_taken_and_nothing_is_overwritten(db):
    mine = add_touchpoint("Doctor", "after", names={"ru": "Наш доктор"})
    gone = add_touchpoint("Waiting", "arriving")
    retire_touchpoint(gone)
    owner = Department.objects.create(name="Регистратура")
    chosen = ["Doctor", "Waiting", "Reception", "Lift", "no such line"]
    assert load_touchpoints("clinic", chosen, owners={"Reception": owner}) == 2
    mine.refresh_from_db()
    gone.refresh_from_db()
    assert (mine.stage, mine.names) == ("after", {"ru": "Наш доктор"}) and gone.retired_at
    reception = Touchpoint.objects.get(name="Reception")
    assert reception.department == owner and reception.name_in("ro") == "Recepția"
    assert Touchpoint.objects.count() == 4
    assert load_touchpoints("clinic", chosen) == 0
