from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.channels.actions.switch_inbox import switch_inbox
from zabota.channels.models import Inbox


def test_a_branch_gets_one_inbox_of_a_kind_when_it_is_first_needed(central, north):
    first = provide_inbox("in_person", central)
    assert (first.kind, first.branch) == ("in_person", central) and "Central" in first.name
    assert provide_inbox("in_person", central) == first
    assert provide_inbox("book", central) != first
    assert provide_inbox("in_person", north) != first


def test_one_that_was_switched_off_is_not_used(central, dan):
    first = provide_inbox("in_person", central)
    switch_inbox(first, on=False, by=dan)
    assert provide_inbox("in_person", central) != first
    assert Inbox.objects.filter(kind="in_person").count() == 2
