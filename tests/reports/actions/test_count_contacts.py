from tests.reports.conftest import MONDAY, say
from zabota.reports.actions.count_contacts import count_contacts
from zabota.reports.models import ContactFact, StaleDay


def test_again_is_the_same_and_the_day_is_marked_once(mail_inbox, alice, central):
    one = say(mail_inbox).conversation
    for _time in range(2):
        count_contacts([one.id], at=MONDAY)
    assert ContactFact.objects.get().conversation == one
    assert list(StaleDay.objects.values_list("branch_id", "on")) == [(central.id, MONDAY.date())]


def test_what_is_no_contact_any_more_leaves_no_fact(mail_inbox, alice, nina):
    one = say(mail_inbox).conversation
    count_contacts([one.id])
    one.opened_by = nina
    one.save(update_fields=["opened_by"])
    count_contacts([one.id])
    assert not ContactFact.objects.exists()
