import pytest

from zabota.answers.actions.save_macro import save_macro
from zabota.answers.deeds import Deeds
from zabota.core.errors import Refused


@pytest.mark.parametrize(
    "deeds",
    [
        Deeds(),
        Deeds(outcome="done", snooze_hours=2),
        Deeds(outcome="not_done"),
        Deeds(outcome="nonsense"),
        Deeds(reason=1),
    ],
)
def test_what_could_never_be_done_is_refused_when_it_is_written(db, deeds):
    with pytest.raises(Refused):
        save_macro(None, name="Макрос", deeds=deeds)


def test_a_macro_keeps_only_what_it_does(hours_reply):
    macro = save_macro(None, name=" Ответить и взять ", deeds=Deeds(reply=hours_reply.id, assign="me"))
    assert macro.name == "Ответить и взять" and macro.deeds == {"reply": hours_reply.id, "assign": "me"}
    assert macro.what_is_done == Deeds(reply=hours_reply.id, assign="me")
