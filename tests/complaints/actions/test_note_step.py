import pytest

from zabota.complaints.actions.note_step import note_step
from zabota.core.errors import Refused


def test_what_was_found_out_is_kept_once(complaint, irina):
    for _again in range(2):
        note_step(complaint, "inquiry", "Стульев было четыре", by=irina, request_key="k")
    assert [step.text for step in complaint.steps.all()] == ["Стульев было четыре"]


@pytest.mark.parametrize(("kind", "text"), [("answer", "Да"), ("remark", " ")])
def test_only_notes_with_words(complaint, irina, kind, text):
    with pytest.raises(Refused):
        note_step(complaint, kind, text, by=irina)
