from datetime import timedelta

from tests.rules.conftest import rule_on, told
from zabota.answers.deeds import Deeds
from zabota.company.models import Team
from zabota.core.models import EventRecord
from zabota.desk.events import ConversationAssigned, ConversationOpened, MessageReceived, ReplySent
from zabota.desk.models import Message, Note
from zabota.rules.actions.run_rules import run_rules
from zabota.rules.handlers import begin_a_chain, begins_a_chain
from zabota.rules.models import RuleRun

A_DAY = timedelta(days=1)


def test_a_rule_acts_on_what_fits_and_writes_down_what_it_did(asked_in_russian, asked, nina):
    rule = rule_on("Часы", "received", Deeds(assign=str(nina.id), note="Про часы"), words="работать, program")
    message = asked_in_russian.messages.get()
    assert run_rules(told(MessageReceived, asked_in_russian, message_id=message.id), key="e1") == 1
    asked_in_russian.refresh_from_db()
    assert asked_in_russian.assignee == nina and Note.objects.get().user is None
    run = RuleRun.objects.get()
    assert (run.rule, run.did, run.problem, run.depth) == (rule, ["note", "assign"], "", 0)
    other = told(MessageReceived, asked, message_id=asked.messages.get().id)
    assert run_rules(other, key="e2") == 0


def test_the_same_event_again_acts_once_even_when_the_job_runs_twice(asked_in_russian, hours_reply):
    rule_on("Ответ", "opened", Deeds(reply=hours_reply.id), languages=("ru",))
    event = told(ConversationOpened, asked_in_russian)
    for _again in range(2):
        run_rules(event, key="e1")
    sent = asked_in_russian.messages.filter(author=Message.Author.AUTOMATIC)
    assert sent.count() == 1 and RuleRun.objects.count() == 1


def test_rules_that_call_each_other_end(asked, nina, oleg, central):
    """Assigning hands over, handing over assigns, and so on: each acts once."""
    there, back = (
        Team.objects.create(name="Туда", branch=central),
        Team.objects.create(name="Сюда", branch=central),
    )
    rule_on("1", "assigned", Deeds(team=there.id, assign=str(oleg.id)))
    rule_on("2", "transferred", Deeds(assign=str(nina.id)))
    rule_on("3", "assigned", Deeds(team=back.id))
    rule_on("4", "transferred", Deeds(team=there.id, assign="nobody"))
    assert run_rules(told(ConversationAssigned, asked, assignee_id=nina.id), key="e1") <= 4
    runs = RuleRun.objects.all()
    assert runs.count() == runs.values("rule").distinct().count() <= 4 and max(run.depth for run in runs) < 3


def test_what_a_rule_did_begins_no_chain_of_its_own(asked, nina, django_capture_on_commit_callbacks):
    rule_on("Назначить", "opened", Deeds(assign=str(nina.id)))
    rule_on("Заметка", "assigned", Deeds(note="Назначено"))
    outside = told(ConversationAssigned, asked, assignee_id=nina.id)
    assert begins_a_chain(outside)
    run_rules(told(ConversationOpened, asked), key="e1")
    assert Note.objects.get().text == "Назначено"
    assert sorted(RuleRun.objects.values_list("rule__name", "depth")) == [("Заметка", 1), ("Назначить", 0)]


def test_what_a_machine_sent_sets_off_nothing(asked):
    rule_on("После ответа", "replied", Deeds(note="Ответили"))
    event = told(ReplySent, asked, message_id=asked.messages.get().id, is_automatic=True)
    assert not begins_a_chain(event) and run_rules(event, key="e1") == 0


def test_one_conversation_is_not_acted_on_without_end(asked):
    rule_on("Заметка", "received", Deeds(note="Пишет"))
    event = told(MessageReceived, asked, message_id=asked.messages.get().id)
    for number in range(6):
        run_rules(event, key=f"e{number}")
    assert Note.objects.count() == 3


def test_what_it_could_not_do_is_written_down_and_nothing_is_half_done(asked):
    rule_on("Сломано", "opened", Deeds(note="Заметка", reply=999))
    run_rules(told(ConversationOpened, asked), key="e1")
    run = RuleRun.objects.get()
    assert run.did == [] and "not in use" in run.problem and not Note.objects.exists()


def test_a_stored_event_names_its_chain(asked):
    rule_on("Заметка", "opened", Deeds(note="Новое"))
    record = EventRecord.objects.get(name="ConversationOpened")
    event = ConversationOpened.from_record(record)
    for _again in range(2):
        begin_a_chain(event)
    assert RuleRun.objects.get().key == f"event-{record.id}"
