from zabota.core.models import EventRecord
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.retire_question import retire_question
from zabota.feedback.models import Mark


def test_it_is_asked_no_more_and_those_who_were_asked_may_still_answer(survey, alice, bob, reception):
    invitation = invite(alice, survey)
    question = survey.questions.get(touchpoint=reception)
    retire_question(question)
    retire_question(question)
    respond(invitation, {reception.id: (6, "")})
    assert Mark.objects.get().touchpoint == reception
    assert reception.id not in [line["id"] for line in invite(bob, survey).touchpoints]
    assert EventRecord.objects.filter(name="SurveyDesigned").count() == 2
