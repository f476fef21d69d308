from zabota.company.actions.change_hours import change_hours
from zabota.core.models import EventRecord


def test_whoever_reckons_by_hours_is_told(central):
    change_hours(central)
    assert EventRecord.objects.get(name="HoursChanged").values == {"by_id": None, "branch_id": central.id}


def test_the_companys_hours_concern_no_branch_alone(db):
    change_hours(None)
    assert EventRecord.objects.get(name="HoursChanged").subject == "company"
