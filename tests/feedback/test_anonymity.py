"""An anonymous answer stays one: no table, log or export leads back to the person."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.db import connection
from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.ask_by_message import ask_by_message
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.kpis.response_rate import ResponseRate
from zabota.feedback.models import Answer, Invitation, Mark, Refusal, Response
from zabota.feedback.question_kind import Said
from zabota.insight.kpi import Period, Scope
from zabota.recovery.models import RecoveryCase


@pytest.fixture
def secret(reception, doctor):
    survey = design_survey(None, [reception, doctor], name="Честно", is_anonymous=True)
    add_question(survey, "emotion")
    return survey


def answer(client, invitation, reception, secret, score="2"):
    feeling = secret.questions.get(kind="emotion")
    entered = {f"mark-{reception.id}": score, f"q-{feeling.id}": "angry", "comment": "Тайна, secretul"}
    return client.post(f"/survey/{invitation.token}/", entered, HTTP_USER_AGENT="Её телефон")


def asked(talk_with, survey) -> Invitation:
    invitation = ask_by_message(talk_with, survey)
    assert isinstance(invitation, Invitation)
    return invitation


@pytest.fixture
def talk_with_mail(talk, alice):
    conversation = talk(alice)
    conversation.address = "alice@example.com"
    conversation.save()
    return conversation


def test_no_row_of_any_table_joins_the_answer_and_the_person(
    client, alice, bob, talk_with_mail, secret, reception, central
):
    invitation = asked(talk_with_mail, secret)
    before = rows_of_everything()
    client.get(f"/survey/{invitation.token}/")
    client.post(f"/survey/{invitation.token}/opening/")
    assert answer(client, invitation, reception, secret).status_code == 302
    after = rows_of_everything()

    assert not before - after, "no row that was there is touched: not even a lock tells who answered"
    written = "\n".join(row for _table, row in after - before)
    assert "Тайна" in written and "angry" in written
    known_by = [
        f"invitation-{invitation.id}",
        f'["survey", {invitation.id}]',
        invitation.token,
        invitation.nonce,
    ]
    assert any(word in row for _table, row in before for word in known_by), "the search would have found it"
    for word in ["alice", "Alice", "Её телефон", *known_by]:
        assert word not in written
    response = Response.objects.get()
    sheet = response.invitation
    assert (response.customer_id, sheet.customer_id, sheet.conversation_id, sheet.employee_id) == (None,) * 4
    assert sheet.id != invitation.id and sheet.branch == central and sheet.visit == {}
    assert response.device == "" and not RecoveryCase.objects.exists()


PERSONAL = {"feedback_invitation", "channels_dispatch", "customers_customer", "desk_conversation"}


def rows_of_everything() -> set[tuple[str, str]]:
    """Every row of every table as text, our own and the job queue's; of personal ones also who locked it."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            lock = "t.xmax::text" if table in PERSONAL else "''"
            cursor.execute(f"SELECT t::text || {lock} FROM {name} t")  # noqa: S608 - our own tables
            found |= {(table, row) for (row,) in cursor.fetchall()}
    return found


def test_nothing_is_kept_more_exactly_than_to_the_day(client, alice, secret, reception):
    answer(client, invite(alice, secret), reception, secret)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    response = Response.objects.get()
    moments = [
        response.at,
        response.created_at,
        response.invitation.created_at,
        response.invitation.expires_at,
    ]
    moments += Mark.objects.values_list("at", flat=True)
    moments += Mark.objects.values_list("created_at", flat=True)
    moments += Answer.objects.values_list("at", flat=True)
    moments += Answer.objects.values_list("created_at", flat=True)
    moments += EventRecord.objects.filter(name="ResponseGiven").values_list("at", flat=True)
    assert len(moments) == 9 and set(moments) == {midnight}
    assert Invitation.objects.filter(is_sheet=False).get().opened_at is None


def test_a_link_is_answered_once_and_the_person_counts_as_asked(client, alice, secret, reception):
    invitation = invite(alice, secret)
    answer(client, invitation, reception, secret)
    page = client.get(f"/survey/{invitation.token}/").content.decode()
    assert "nobody can find out" in page and "Correct" not in page
    answer(client, invitation, reception, secret, "10")
    with pytest.raises(Refused, match="already"):
        respond(invitation, {reception.id: (9, "")})
    assert Response.objects.get().lowest == 2
    assert client.get(f"/survey/{invitation.token}/correction/").status_code == 302
    assert isinstance(invite(alice, secret), Refusal)


def test_the_promise_holds_when_the_survey_is_named_later(client, alice, secret, reception):
    invitation = invite(alice, secret)
    design_survey(secret, None, is_anonymous=False)
    answer(client, invitation, reception, secret)
    assert Response.objects.get().customer is None


def test_a_response_rate_counts_people_not_sheets(client, alice, bob, irina, secret, reception):
    now = timezone.now()
    for customer in (alice, bob):
        invitation = invite(customer, secret)
        Invitation.objects.filter(id=invitation.id).update(sent_at=now)
    answer(client, invitation, reception, secret)
    period = Period(now - timedelta(days=2), now + timedelta(days=1))
    figure = ResponseRate().value(period, Scope(irina))
    assert (figure.value, figure.n) == (0.5, 2)


def test_exports_and_the_api_know_nobody(client, alice, irina, secret, reception):
    answer(client, invite(alice, secret), reception, secret)
    client.force_login(irina)
    export = b"".join(client.get("/feedback/export/").streaming_content).decode()
    assert "Тайна" in export and "Alice" not in export and "alice" not in export
    listed = serializers.serialize("json", Response.objects.all())
    assert "alice" not in listed.lower() and Dispatch.objects.count() == 0


def test_what_was_typed_in_from_paper_keeps_who_typed_it_and_no_device(alice, secret, irina, reception):
    kept = respond(invite(alice, secret), {reception.id: (7, "")}, entered_by=irina, device="abc")
    assert (kept.entered_by, kept.device, kept.customer) == (irina, "", None)


def test_said_to_a_question_of_another_survey_is_refused(alice, secret, survey):
    feeling = secret.questions.get(kind="emotion")
    with pytest.raises(Refused, match="does not ask"):
        respond(invite(alice, survey), {}, answers={feeling.id: [Said(key="angry", value=-2)]})
