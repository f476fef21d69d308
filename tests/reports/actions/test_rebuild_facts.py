from django.core.management import call_command

from tests.reports.conftest import MONDAY, say
from zabota.reports.actions import rebuild_facts as module
from zabota.reports.actions.rebuild_facts import rebuild_facts
from zabota.reports.models import ContactFact, DaySum


def test_all_of_history_is_read_in_batches(mail_inbox, alice, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    for number in range(5):
        say(mail_inbox, subject=f"Вопрос {number}")
    heard: list[int] = []
    assert rebuild_facts(tell=heard.append, at=MONDAY) == 5
    assert heard == [2, 4, 5]
    assert ContactFact.objects.count() == 5


def test_the_command_says_what_it_did(mail_inbox, alice, capsys):
    say(mail_inbox)
    call_command("facts")
    call_command("facts", "--rebuild")
    assert "1 conversations read" in capsys.readouterr().out
    assert DaySum.objects.get(dimension="all", measure="contacts").n == 1
