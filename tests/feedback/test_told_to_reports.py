"""What customers say of a conversation stands in the desk's reports."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.desk.conftest import delivery_reason, say
from zabota.desk.actions.reply import reply
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Touchpoint
from zabota.feedback.question_kind import Said
from zabota.reports.actions.count_up import count_up
from zabota.reports.models import ContactFact, DaySum

__all__ = ["delivery_reason"]


@pytest.fixture
def asked(mail_inbox, alice, nina, delivery_reason):
    cache.clear()
    talk = say(mail_inbox, at=timezone.now()).conversation
    reply(talk, by=nina, text="Готово.", resolving=True, reason=delivery_reason, outcome="done")
    touchpoint = Touchpoint.objects.create(name="Ответ", stage="buying")
    survey = design_survey(None, [touchpoint], name="Как вам?")
    question = add_question(survey, "solved_first")
    return invite(talk, survey), touchpoint, question


@pytest.mark.parametrize("key, value", [("yes", 1), ("no", 0)])
def test_the_worst_mark_and_the_customers_word_reach_the_facts(asked, key, value):
    invitation, touchpoint, question = asked
    said = {question.id: (Said(value=value, key=key),)}
    respond(invitation, {touchpoint.id: (9, "")}, answers=said)
    count_up()
    fact = ContactFact.objects.get(conversation=invitation.conversation)
    assert (fact.mark, fact.said_first) == (9, bool(value))
    kept = DaySum.objects.get(dimension="all", measure="said_first")
    assert (kept.n, kept.aimed, kept.good) == (1, 1, value)
    assert DaySum.objects.get(dimension="all", measure="marks").buckets == {"9": 1}
