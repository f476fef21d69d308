from tests.reports.conftest import MONDAY, say
from zabota.reports.actions.count_contacts import count_contacts
from zabota.reports.actions.sum_up import sum_up
from zabota.reports.models import DaySum, StaleDay


def test_only_the_days_that_changed_are_added_up(mail_inbox, alice, central):
    one = say(mail_inbox).conversation
    count_contacts([one.id])
    kept = DaySum.objects.create(branch=central, on="2026-01-05", dimension="all", measure="contacts", n=9)
    assert sum_up(at=MONDAY) == 1
    assert DaySum.objects.get(pk=kept.pk).n == 9
    hours = DaySum.objects.filter(dimension="hour", measure="contacts")
    assert list(hours.values_list("value", "n", "on")) == [("10", 1, MONDAY.date())]


def test_added_up_again_the_numbers_stay(mail_inbox, alice, central):
    count_contacts([say(mail_inbox).conversation.id])
    sum_up(at=MONDAY)
    StaleDay.objects.create(branch_id=central.id, on=MONDAY.date())
    sum_up(at=MONDAY)
    assert DaySum.objects.get(dimension="all", measure="contacts").n == 1
