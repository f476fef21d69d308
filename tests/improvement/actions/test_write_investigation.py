import pytest

from zabota.improvement.actions.write_investigation import write_investigation
from zabota.improvement.actions.write_minutes import WrittenMeanwhile


def test_why_is_asked_up_to_five_times_and_nothing_is_overwritten(investigation, oleg, maria):
    write_investigation(investigation, "Не привезли", ["a", " ", "b", "c", "d", "e", "f"], version=1, by=oleg)
    assert investigation.whys == ["a", "b", "c", "d", "e"]
    with pytest.raises(WrittenMeanwhile) as meanwhile:
        write_investigation(investigation, "Иначе", [], version=1, by=maria)
    assert "Не привезли" in meanwhile.value.theirs
    write_investigation(investigation, "Иначе", ["a"], version=2, by=maria)
    assert investigation.what_happened == "Иначе"
