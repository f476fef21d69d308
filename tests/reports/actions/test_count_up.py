from tests.reports.conftest import MONDAY, say
from zabota.reports.actions import count_up as module
from zabota.reports.actions.count_up import count_up
from zabota.reports.models import ContactFact, DaySum, StaleContact


def test_it_takes_up_what_was_marked_batch_by_batch(mail_inbox, alice, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    for number in range(5):
        say(mail_inbox, subject=f"Вопрос {number}")
    assert count_up(at=MONDAY) == 5
    assert ContactFact.objects.count() == 5
    assert DaySum.objects.get(dimension="all", measure="contacts").n == 5
    assert not StaleContact.objects.exists()
