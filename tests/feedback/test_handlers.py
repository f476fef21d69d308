"""Asked in the reply or after it, once; and what a merge of customers takes along."""

import pytest
from django.utils import timezone

from zabota.channels.events import DispatchSent
from zabota.channels.models import Dispatch
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.events import ConversationResolved, told_of
from zabota.desk.models import Message
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.handlers import ask_how_it_was, note_what_was_sent
from zabota.feedback.models import Invitation, Refusal


@pytest.fixture
def open_talk(vera, survey, talk):
    conversation = talk(vera)
    conversation.address = "vera@example.com"
    conversation.save()
    return conversation


def event_of(conversation, asked=False):
    return ConversationResolved(**told_of(conversation), outcome="done", asked=asked)


def test_the_reply_that_resolves_also_asks(open_talk, nina):
    reply(open_talk, by=nina, text="Ваш результат готов.", resolving=True, outcome="done")
    dispatch, invitation = Dispatch.objects.get(), Invitation.objects.get()
    assert dispatch.body.startswith("Ваш результат готов.") and "[[survey]]" in dispatch.body
    assert dispatch.links == {"survey": ["survey", invitation.id]}
    assert invitation.conversation == open_talk and invitation.employee == nina
    ask_how_it_was(event_of(open_talk, asked=True))
    assert Message.objects.filter(author="automatic").count() == 0


def test_the_reply_does_not_ask_where_the_parameter_says_no(open_talk, nina, setting):
    setting("feedback.ask_in_the_reply", False)
    reply(open_talk, by=nina, text="Gata.", resolving=True, outcome="done")
    assert not Invitation.objects.exists() and Dispatch.objects.get().links == {}


def test_the_reply_does_not_ask_whom_the_policy_spares(open_talk, vera, survey, nina):
    invite(vera, survey)
    reply(open_talk, by=nina, text="Готово.", resolving=True, outcome="done")
    assert Dispatch.objects.get().links == {}
    assert Refusal.objects.get().conversation == open_talk


def test_a_resolution_without_reply_asks_in_a_message_of_its_own_once(open_talk, nina):
    resolve(open_talk, by=nina, outcome="done")
    for _again in range(3):
        ask_how_it_was(event_of(open_talk))
    assert Message.objects.get(author="automatic").conversation == open_talk
    assert Invitation.objects.count() == 1 and not Refusal.objects.exists()


def test_nothing_is_asked_where_the_parameter_says_no_or_it_was_reopened(open_talk, nina, setting):
    ask_how_it_was(event_of(open_talk))
    assert not Invitation.objects.exists()
    resolve(open_talk, by=nina, outcome="done")
    setting("feedback.ask_after_resolution", False)
    ask_how_it_was(event_of(open_talk))
    assert not Invitation.objects.exists()


def test_an_invitation_counts_as_sent_when_the_channel_took_it(open_talk, nina):
    reply(open_talk, by=nina, text="Готово.", resolving=True, outcome="done")
    assert Invitation.objects.get().sent_at is None
    note_what_was_sent(DispatchSent(dispatch_id=Dispatch.objects.get().id))
    assert Invitation.objects.get().sent_at is not None


def test_a_dispatch_without_survey_is_left_alone(db):
    note_what_was_sent(DispatchSent(dispatch_id=7))


def test_a_merge_takes_answers_along_and_undoing_gives_them_back(alice, vera, survey, reception, irina):
    response = respond(invite(vera, survey), {reception.id: (4, "долго")}, at=timezone.now())
    merged = merge(alice, vera, by=irina)
    response.refresh_from_db()
    assert response.customer == response.invitation.customer == alice
    assert isinstance(invite(alice, survey), Refusal)
    unmerge(merged, by=irina)
    response.refresh_from_db()
    assert response.customer == vera
    assert Invitation.objects.get().customer == vera
