import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.note_testimony import note_testimony


def test_who_was_asked_and_what_they_said(investigation, oleg):
    note_testimony(investigation, "Склад, Ион", "Накладную перепутали", by=oleg)
    assert investigation.testimonies.get().who == "Склад, Ион"
    with pytest.raises(Refused, match="who was asked"):
        note_testimony(investigation, " ", "Ничего", by=oleg)
