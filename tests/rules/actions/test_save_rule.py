import pytest

from tests.rules.conftest import rule_on
from zabota.answers.deeds import Deeds
from zabota.core.errors import Refused
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.conditions import Conditions


def test_a_change_of_what_it_does_switches_it_off_and_a_new_name_does_not(db):
    rule = rule_on(
        "Жалобы", "received", Deeds(note="Срочно"), words="жалоба, plângere", languages=("ru", "ro")
    )
    asks = Conditions.of(rule.conditions)
    assert asks == Conditions(words="жалоба, plângere", languages=("ru", "ro"))
    save_rule(rule, name="Жалобы клиентов", trigger="received", conditions=asks, deeds=rule.does)
    rule.refresh_from_db()
    assert rule.switched_on_at
    save_rule(rule, name="Жалобы клиентов", trigger="opened", conditions=asks, deeds=rule.does)
    rule.refresh_from_db()
    assert rule.switched_on_at is None


@pytest.mark.parametrize(
    ("name", "trigger", "deeds"),
    [
        ("x", "never", Deeds(note="y")),
        (" ", "opened", Deeds(note="y")),
        ("x", "opened", Deeds()),
        ("x", "opened", Deeds(assign="me")),
        ("Есть уже", "opened", Deeds(note="y")),
    ],
)
def test_nonsense_is_refused(db, name, trigger, deeds):
    rule_on("Есть уже", "opened", Deeds(note="y"))
    with pytest.raises(Refused):
        save_rule(None, name=name, trigger=trigger, conditions=Conditions(), deeds=deeds)
