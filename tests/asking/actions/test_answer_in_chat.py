from zabota.asking.actions.answer_in_chat import answer_in_chat
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Response


def test_marks_given_in_the_chat_are_the_chat_s_and_again_changes_nothing(alice, survey, cashier):
    asked = invite(alice, survey)
    answer_in_chat(asked, {cashier.id: (9, "")})
    answer_in_chat(asked, {cashier.id: (1, "")})
    said = Response.objects.get()
    assert (said.lowest, said.invitation.way, said.customer) == (9, "chat", alice)
