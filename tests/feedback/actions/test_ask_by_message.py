from datetime import timedelta

from django.utils import timezone

from zabota.channels.links import fill_in
from zabota.channels.models import Dispatch
from zabota.desk.models import Conversation, Message
from zabota.feedback.actions.ask_by_message import ask_by_message
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.kinds.survey_link import survey_url
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.views.survey_page import invitation_of


def resolved(conversation: Conversation, address: str = "vera@example.com") -> Conversation:
    conversation.address, conversation.resolved_at = address, timezone.now()
    conversation.save()
    return conversation


def test_the_question_goes_into_the_conversation_in_the_customers_language(vera, survey, talk):
    conversation = resolved(talk(vera))
    invitation = ask_by_message(conversation, survey)
    message = Message.objects.get(conversation=conversation)
    assert isinstance(invitation, Invitation)
    assert (message.author, message.direction) == ("automatic", "out")
    assert "[[survey]]" in message.text


def test_the_staff_never_see_a_link_that_works(vera, survey, talk):
    invitation = ask_by_message(resolved(talk(vera)), survey)
    dispatch = Dispatch.objects.get()
    assert invitation.token not in dispatch.body + Message.objects.get().text
    sent = fill_in(dispatch.body, dispatch.links)
    token = sent.split("/survey/")[1].split("/")[0]
    assert invitation_of(token) == invitation


def test_the_conversation_stays_resolved_and_owes_nothing(vera, survey, talk):
    conversation = resolved(talk(vera))
    ask_by_message(conversation, survey)
    conversation.refresh_from_db()
    assert conversation.is_resolved and conversation.waiting_since is None


def test_the_policy_may_say_no_and_then_nothing_is_written(vera, survey, talk):
    ask_by_message(resolved(talk(vera)), survey)
    assert isinstance(ask_by_message(resolved(talk(vera)), survey), Refusal)
    assert Message.objects.count() == 1


def test_where_nothing_can_be_written_nothing_is_reserved(vera, survey, talk, mail_inbox):
    assert ask_by_message(resolved(talk(vera), address=""), survey) is None
    mail_inbox.switched_off_at = timezone.now() - timedelta(days=1)
    mail_inbox.save()
    assert ask_by_message(resolved(talk(vera)), survey) is None
    assert not Invitation.objects.exists()


def test_a_survey_of_one_mark_has_a_link_for_each_in_the_message(talk, alice, reception):
    survey = design_survey(None, [reception], name="Одна оценка")
    conversation = talk(alice)
    conversation.address = "alice@example.com"
    conversation.save()
    invitation = ask_by_message(conversation, survey)
    dispatch = conversation.messages.get().dispatch
    assert "10:  [[mark-10]]" in dispatch.body and dispatch.links["mark-7"] == ["survey", invitation.id, 7]
    assert survey_url(invitation.id, 7).endswith(f"/?mark-{reception.id}=7")
