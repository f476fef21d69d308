import pytest

from zabota.answers.deeds import Deeds
from zabota.core.errors import Refused
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.actions.switch_rule import switch_rule
from zabota.rules.conditions import Conditions
from zabota.rules.kept import rules_in_force


def test_no_rule_acts_before_its_test_was_looked_at(db):
    rule = save_rule(
        None, name="Первый", trigger="opened", conditions=Conditions(), deeds=Deeds(note="Смотрите")
    )
    for seen in ("", "something else"):
        with pytest.raises(Refused, match="30 days"):
            switch_rule(rule, True, seen=seen)
    assert rules_in_force() == {}
    switch_rule(rule, True, seen=rule.print)
    assert rules_in_force() == {"opened": [rule]}
    switch_rule(rule, False)
    assert rules_in_force() == {}
