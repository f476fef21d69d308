import pytest

from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation
from zabota.feedback.views.survey_page import invitation_of

ROOT = "/api/v1/feedback"


@pytest.fixture
def api(client):
    """api(nina, "get", "/marks") calls as Nina's token."""

    def call(user, method, path, data=None):
        secret = f"secret-{user.id}"
        ApiToken.objects.get_or_create(user=user, name="test", defaults={"digest": digest_of(secret)})
        headers = {"Authorization": f"Bearer {secret}"}
        return getattr(client, method)(ROOT + path, data, content_type="application/json", headers=headers)

    return call


@pytest.fixture
def said(alice, bob, survey, reception, doctor):
    respond(invite(alice, survey), {reception.id: (3, "Ждали"), doctor.id: (9, "")})
    respond(invite(bob, survey), {reception.id: (10, "")})


def test_marks_and_responses_are_listed_within_rights(api, said, nina, irina):
    assert [mark["score"] for mark in api(nina, "get", "/marks").json()["rows"]] == [3, 9]
    rows = api(irina, "get", "/responses").json()["rows"]
    assert [(row["lowest"], row["band"], len(row["marks"])) for row in rows] == [
        (3, "critic", 2),
        (10, "promoter", 1),
    ]


def test_pages_go_on_after_the_last_id(api, said, irina):
    first = api(irina, "get", "/marks?size=2").json()["rows"]
    rest = api(irina, "get", f"/marks?size=2&after={first[-1]['id']}").json()["rows"]
    assert [mark["score"] for mark in first + rest] == [3, 9, 10]


def test_an_invitation_for_ones_own_letter_comes_with_a_working_link(api, dan, alice, survey):
    made = api(dan, "post", "/invitations", {"survey_id": survey.id, "customer_id": alice.id})
    assert made.status_code == 201
    token = made.json()["url"].rstrip("/").split("/")[-1]
    assert invitation_of(token).customer == alice and Invitation.objects.get().sent_at is not None


def test_the_policy_says_no_with_words(api, dan, alice, survey):
    invite(alice, survey)
    made = api(dan, "post", "/invitations", {"survey_id": survey.id, "customer_id": alice.id})
    assert made.status_code == 200 and made.json()["id"] is None and "30 days" in made.json()["reasons"][0]


def test_about_a_conversation_the_question_goes_there_and_no_link_is_given(api, dan, vera, survey, talk):
    conversation = talk(vera)
    conversation.address = "vera@example.com"
    conversation.save()
    asked = {"survey_id": survey.id, "conversation_id": conversation.id}
    made = api(dan, "post", "/invitations", asked)
    assert made.status_code == 201 and made.json()["url"] == ""
    assert conversation.messages.get().author == "automatic"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 422),
        ({"survey_id": 1}, 422),
        ({"survey_id": 10**30, "customer_id": 1}, 404),
        ({"survey_id": -1, "customer_id": 1}, 404),
        ({"survey_id": "x", "customer_id": None}, 422),
    ],
)
def test_wrong_calls_are_refused_with_words(api, dan, survey, asked, status):
    if asked.get("survey_id") == 1:
        asked = {"survey_id": survey.id}
    answer = api(dan, "post", "/invitations", asked)
    assert answer.status_code == status and answer.json()


@pytest.mark.parametrize("query", ["?size=0", "?size=999999", "?after=-1", "?after=x", "?branch_id=1e9"])
def test_wrong_queries_are_refused(api, irina, query):
    assert api(irina, "get", f"/marks{query}").status_code in (404, 422)


def test_rights_hold_for_programs_too(api, nina, pavel, alice, survey):
    assert (
        api(nina, "post", "/invitations", {"survey_id": survey.id, "customer_id": alice.id}).status_code
        == 403
    )
    assert api(pavel, "get", "/marks").json()["rows"] == []
