import pytest

from tests.complaints.conftest import TUESDAY
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.actions.set_deadline import set_deadline
from zabota.complaints.deadlines import Rule, Term, Unit
from zabota.complaints.rules import rule_for
from zabota.core.errors import Refused

OWN = Rule(Term(0), Term(3, Unit.WORKING), source="Наше обещание")


def test_the_company_s_own_rule_holds_for_new_complaints_and_the_old_keep_theirs(complaint, central):
    set_deadline("MD", "complaint", OWN)
    new = register_complaint(
        kind="complaint", source="phone", text="Опять", by=None, branch=central, received_at=TUESDAY
    )
    assert (new.answer_due_at.astimezone(central.zone_info).date() - TUESDAY.date()).days == 3
    complaint.refresh_from_db()
    assert complaint.rule["answer"]["days"] == 14


def test_it_goes_back_to_the_preset_and_a_country_of_the_union_follows_the_union(db):
    set_deadline("EU", "claim", OWN)
    assert rule_for("DE", "claim") == ("EU", OWN)
    set_deadline("EU", "claim", None)
    assert rule_for("DE", "claim")[1].answer == Term(15, Unit.WORKING)


@pytest.mark.parametrize(("country", "kind"), [("Moldova", "claim"), ("MD", "rant")])
def test_what_is_no_country_or_kind_is_refused(db, country, kind):
    with pytest.raises(Refused):
        set_deadline(country, kind, OWN)
