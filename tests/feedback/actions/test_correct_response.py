from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.correct_response import correct_response
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.feedback.models import EarlierVersion, Mark, Response
from zabota.feedback.question_kind import Said
from zabota.recovery.models import RecoveryCase


@pytest.fixture
def feeling(survey):
    return add_question(survey, "emotion")


@pytest.fixture
def response(alice, survey, talk, reception, doctor, feeling):
    marks = {reception.id: (9, ""), doctor.id: (10, "")}
    return respond(
        invite(talk(alice), survey), marks, "Bine", answers={feeling.id: [Said(key="at_ease", value=1)]}
    )


def test_the_last_word_counts_and_every_word_before_is_kept(response, reception, doctor, feeling):
    kept_mark = Mark.objects.get(touchpoint=reception).id
    correct_response(response, {reception.id: (4, "Нет, всё-таки долго")}, "Передумала")
    correct_response(
        response, {reception.id: (5, "")}, answers={feeling.id: [Said(key="disappointed", value=-1)]}
    )
    response = Response.objects.get()
    assert (response.version, response.lowest, response.comment) == (3, 5, "")
    assert [(mark.id, mark.score) for mark in response.marks.all()] == [(kept_mark, 5)]
    assert [row.key for row in response.answers.all()] == ["disappointed"]
    first, second = EarlierVersion.objects.all()
    assert (first.version, first.said["comment"], first.said_at) == (1, "Bine", response.at)
    assert first.said["marks"] == sorted([[reception.id, 9, ""], [doctor.id, 10, ""]])
    assert first.said["answers"] == [[feeling.id, [[1, "at_ease", "", None, None]]]]
    assert second.said["marks"] == [[reception.id, 4, "Нет, всё-таки долго"]]


def test_it_stays_in_its_period_and_is_announced(response, reception):
    at = response.at
    correct_response(response, {reception.id: (8, "")}, at=timezone.now() + timedelta(days=3))
    assert Response.objects.get().at == at and set(Mark.objects.values_list("at", flat=True)) == {at}
    assert EventRecord.objects.get(name="ResponseChanged").values["response_id"] == response.id


def test_a_case_opens_when_a_promoter_turns_critic(response, reception):
    assert not RecoveryCase.objects.exists()
    correct_response(response, {reception.id: (2, "Обманули")})
    assert RecoveryCase.objects.get().lowest == 2


def test_the_same_words_again_change_nothing(response, reception, doctor, feeling):
    same = {doctor.id: (10, " "), reception.id: (9, "")}
    correct_response(response, same, "Bine ", answers={feeling.id: [Said(key="at_ease", value=1)]})
    assert Response.objects.get().version == 1 and not EarlierVersion.objects.exists()


def test_after_the_days_of_the_link_it_stands(response, reception, irina):
    with pytest.raises(Refused, match="no longer"):
        correct_response(response, {reception.id: (1, "")}, at=timezone.now() + timedelta(days=31))
    with pytest.raises(Refused, match="at least one"):
        correct_response(response, {})
    with pytest.raises(Refused):
        revoke_invitation(response.invitation, by=irina)


def test_the_staff_sees_every_version(client, response, reception, feeling, irina):
    correct_response(
        response, {reception.id: (4, "Долго")}, answers={feeling.id: [Said(key="angry", value=-2)]}
    )
    client.force_login(irina)
    page = client.get(f"/feedback/responses/{response.id}/").content.decode()
    assert "version 1" in page and "Bine" in page and "angry" in page and "Corrected" in page


def test_the_customer_corrects_on_the_page_it_was_given(client, response, reception, doctor, feeling):
    address = f"/survey/{response.invitation.token}/"
    assert f"{address}correction/" in client.get(address).content.decode()
    shown = client.get(f"{address}correction/").content.decode()
    assert 'value="at_ease" checked' in shown and "Bine" in shown
    assert Response.objects.get().version == 1
    wrong = client.post(f"{address}correction/", {f"mark-{reception.id}": "11"})
    assert wrong.status_code == 422
    given = {f"mark-{reception.id}": "3", f"why-{reception.id}": "Очередь", f"q-{feeling.id}": "angry"}
    assert client.post(f"{address}correction/", given).status_code == 302
    assert Response.objects.get().version == 2
    assert client.post("/survey/1-no/correction/").status_code == 404
