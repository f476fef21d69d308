from datetime import timedelta

import pytest

from tests.complaints.conftest import TUESDAY
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.core.errors import Refused
from zabota.core.models import EventRecord


def take_down(**more):
    told = {"kind": "complaint", "source": "book", "text": "Долго ждала", "by": None, **more}
    return register_complaint(**told)


def test_it_takes_customer_and_branch_from_where_it_came_and_is_announced(
    complaint, alice, central, relations
):
    assert (complaint.customer, complaint.branch, complaint.department) == (alice, central, relations)
    assert (str(complaint), complaint.state) == ("C1", "received")
    told = EventRecord.objects.get(name="ComplaintRegistered")
    assert told.values["complaint_id"] == complaint.id and told.values["branch_id"] == central.id


def test_the_deadlines_are_those_of_the_branch_s_country(complaint, north):
    """Moldova: acknowledged by the next working day, answered within 14 days, which end with the day."""
    assert complaint.acknowledge_due_at == (TUESDAY + timedelta(days=1)).replace(
        hour=23, minute=59, second=59
    )
    assert complaint.answer_due_at == (TUESDAY + timedelta(days=14)).replace(hour=23, minute=59, second=59)
    assert complaint.next_due_at == complaint.acknowledge_due_at and complaint.rule["country"] == "MD"
    north.country = "RO"
    north.save()
    of_romania = take_down(branch=north, kind="product_claim", received_at=TUESDAY)
    assert of_romania.rule["country"] == "RO"
    assert (
        of_romania.answer_due_at.astimezone(north.zone_info).date() == (TUESDAY + timedelta(days=15)).date()
    )


def test_numbers_follow_each_other_and_the_same_request_registers_once(complaint):
    first = take_down(request_key="book-7")
    assert take_down(request_key="book-7") == first and first.number == 2
    assert take_down().number == 3


def test_who_gives_no_name_may_complain_too(db, central):
    nameless = take_down(branch=central)
    assert nameless.customer is None and nameless.who == "somebody who gave no name"
    assert take_down(from_name=" Ёлкина В. ").who == "Ёлкина В."


def test_the_same_customer_about_the_same_touchpoint_again_is_seen(complaint, alice, shoe_covers):
    again = take_down(customer=alice, touchpoint=shoe_covers, received_at=TUESDAY + timedelta(days=40))
    assert again.repeats == complaint


@pytest.mark.parametrize(
    "wrong", [{"kind": "rant"}, {"source": "rumour"}, {"text": "  "}, {"side_of_service": "x"}]
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(db, wrong):
    with pytest.raises(Refused):
        take_down(**wrong)
    assert not Complaint.objects.exists()
