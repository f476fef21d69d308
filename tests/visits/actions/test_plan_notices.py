from zabota.company.actions.set_parameter import set_parameter
from zabota.visits.actions.plan_notices import plan_notices


def test_planning_again_drops_what_waited_and_obeys_the_settings_of_the_branch(booked, central):
    set_parameter("visits.soon_minutes", 0, branch=central)
    set_parameter("visits.after_minutes", 0, branch=central)
    made = plan_notices(booked)
    assert {notice.kind for notice in made} == {"reminder", "unconfirmed"}
    assert set(booked.notices.exclude(dropped_at=None).values_list("why_not", flat=True)) == {"changed"}
    assert booked.notices.waiting().count() == 2
