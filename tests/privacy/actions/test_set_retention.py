import pytest

from tests.cast import hire
from zabota.company.models import Role
from zabota.core.errors import Refused
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.models import RetentionRule


def test_again_replaces_it(keeper, central):
    set_retention("answers", 12, branch=central, by=keeper)
    set_retention("answers", 24, branch=central, by=keeper)
    assert RetentionRule.objects.get().months == 24


def test_months_are_counted_by_the_calendar():
    rule = RetentionRule(kind="answers", months=1)
    moment = rule.created_at.replace(year=2028, month=3, day=31)
    assert (rule.keeps_since(moment).month, rule.keeps_since(moment).day) == (2, 29)
    rule.months = 15
    assert (rule.keeps_since(moment).year, rule.keeps_since(moment).month) == (2026, 12)


def test_who_sees_one_branch_sets_rules_for_that_branch_only(central, north, nina):
    role = Role.objects.create(name="Keeper here", permissions=["privacy.set_retention", "privacy.see"])
    here = hire("Ana", "desk_specialist", central)
    here.roles.set([role])
    here = type(here).objects.get(id=here.id)
    assert set_retention("answers", 12, branch=central, by=here)
    for branch, by in ((north, here), (None, here), (central, nina)):
        with pytest.raises(Refused):
            set_retention("answers", 12, branch=branch, by=by)


def test_what_makes_no_sense_is_refused(keeper):
    for kind, months in (("nothing", 12), ("answers", 0), ("answers", 601)):
        with pytest.raises(Refused):
            set_retention(kind, months, by=keeper)
