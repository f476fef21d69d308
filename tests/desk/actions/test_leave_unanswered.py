from django.utils import timezone

from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.leave_unanswered import leave_unanswered
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Conversation


def unanswered():
    return list(Conversation.objects.unanswered().values_list("id", flat=True))


def test_what_was_resolved_without_a_word_stays_among_the_unanswered(asked, nina):
    resolve(asked, by=nina, outcome="done")
    asked.refresh_from_db()
    assert asked.unanswered_since == MONDAY and asked.waiting_since is None and unanswered() == [asked.id]
    reply(asked, by=nina, text="Mâine, la 10:00.")
    assert unanswered() == []


def test_an_answer_that_resolves_leaves_nothing_open(asked, nina):
    assert unanswered() == [asked.id]
    reply(asked, by=nina, text="Mâine, la 10:00.", resolving=True, outcome="done")
    assert unanswered() == []


def test_thanks_need_no_answer(asked, nina, mail_inbox):
    reply(asked, by=nina, text="Mâine, la 10:00.")
    say(mail_inbox, text="Спасибо!", conversation_ids=(asked.id,), at=timezone.now())
    asked.refresh_from_db()
    leave_unanswered(asked, by=nina)
    assert unanswered() == [asked.id], "it still waits"
    resolve(asked, by=nina, outcome="done")
    leave_unanswered(asked, by=nina)
    leave_unanswered(asked, by=nina)
    assert unanswered() == []
