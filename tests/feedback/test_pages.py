"""The staff's pages: who sees what, what is narrowed, what is exported."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import greet, hire
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Response, Survey, Touchpoint
from zabota.feedback.views.paging import worst_first

LISTS = ("responses", "touchpoints", "surveys", "refusals", "guards", "export")


@pytest.fixture
def marketer(central):
    return hire("Elena", "marketer")


@pytest.fixture
def said(alice, bob, survey, reception, doctor, talk):
    """Alice of Central is a critic, Bob of North a promoter."""
    respond(invite(talk(alice), survey), {reception.id: (3, "Ждали час"), doctor.id: (9, "")}, "=1+1")
    respond(invite(bob, survey), {reception.id: (10, "")})
    return Response.objects.order_by("id")


def words(client, name, *args, **query):
    return client.get(reverse(f"feedback:{name}", args=args), query).content.decode()


def test_everyone_sees_their_branches_and_no_others(client, said, pavel, nina, irina):
    at_central, at_north = said
    for user, seen, hidden in (
        (nina, [at_central], [at_north]),
        (pavel, [at_north], [at_central]),
        (irina, said, []),
    ):
        client.force_login(user)
        page = words(client, "responses")
        assert all(str(row.customer) in page for row in seen)
        assert not any(str(row.customer) in page for row in hidden)
        for row in seen:
            assert client.get(reverse("feedback:response", args=[row.pk])).status_code == 200
        for row in hidden:
            assert client.get(reverse("feedback:response", args=[row.pk])).status_code == 404
            assert client.get(reverse("feedback:explain", args=[row.customer_id])).status_code == 404


def test_the_export_holds_what_the_list_shows_and_no_formula(client, said, nina, irina):
    client.force_login(nina)
    rows = b"".join(client.get(reverse("feedback:export")).streaming_content).decode().splitlines()
    assert len(rows) == 3 and "Ждали час" in rows[1] and "'=1+1" in rows[1]
    client.force_login(irina)
    critics = client.get(reverse("feedback:export"), {"band": "critic"})
    assert len(b"".join(critics.streaming_content).decode().splitlines()) == 2
    assert client.get(reverse("feedback:export"), {"format": "xlsx"})["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("name", LISTS)
def test_without_the_permission_there_is_no_page(client, name, db):
    client.force_login(hire("Petru", "hr_trainer"))
    assert client.get(reverse(f"feedback:{name}")).status_code == 403


def test_only_designers_change_touchpoints_and_surveys(client, nina, reception, survey, said):
    client.force_login(nina)
    invitation = Invitation.objects.first()
    forbidden = [
        ("new_touchpoint", []),
        ("edit_touchpoint", [reception.pk]),
        ("new_survey", []),
        ("survey_words", [survey.pk]),
        ("new_question", [survey.pk, "ces"]),
        ("survey_copy", [survey.pk]),
        ("survey_switch", [survey.pk]),
        ("new_wave", []),
        ("quotas", []),
        ("retirement", [reception.pk]),
        ("revocation", [invitation.pk]),
    ]
    for name, args in forbidden:
        assert client.post(reverse(f"feedback:{name}", args=args), {"name": "x"}).status_code == 403


def test_the_filters_narrow_and_nonsense_is_no_filter(client, said, irina, central, reception):
    client.force_login(irina)
    assert "Bob" not in words(client, "responses", branch=central.pk)
    assert "Alice" not in words(client, "responses", band="promoter")
    assert "Alice" not in words(client, "responses", touchpoint=reception.pk, band="promoter")
    since = (timezone.now() + timedelta(days=1)).isoformat()
    assert "No answer fits" in words(client, "responses", since=since)
    nonsense = words(client, "responses", branch="x", band="y", period="-1", since="z", page="f-a-b")
    assert "Alice" in nonsense and "Bob" in nonsense


def test_pages_follow_one_another_without_gap_or_repetition(central, survey, reception):
    for number in range(23):
        customer = greet(f"Клиент {number}", f"k{number}@example.com", central)
        respond(invite(customer, survey), {reception.id: (number % 5 + 1, "")})
    seen, cursor = [], ""
    while True:
        page = worst_first(Response.objects.all(), cursor, size=5)
        seen += [row.id for row in page.rows]
        if not page.next:
            break
        cursor = page.next
    assert seen == list(Response.objects.worst_first().values_list("id", flat=True))
    back = worst_first(Response.objects.all(), page.previous, size=5)
    assert [row.id for row in back.rows] == seen[15:20] and back.previous and back.next


def test_a_marketer_adds_changes_and_retires_a_touchpoint(client, marketer, north):
    client.force_login(marketer)
    given = {
        "name": "Receipt",
        "name_ru": "Чек",
        "name_ro": "Bonul",
        "stage": "buying",
        "branch": north.pk,
        "order": 5,
    }
    assert client.post(reverse("feedback:new_touchpoint"), given).status_code == 302
    row = Touchpoint.objects.get()
    assert row.names == {"ru": "Чек", "ro": "Bonul"} and row.branch == north
    again = client.post(reverse("feedback:new_touchpoint"), given)
    assert again.status_code == 422 and "already" in again.content.decode()
    client.post(reverse("feedback:edit_touchpoint", args=[row.pk]), {**given, "name": "Paper receipt"})
    client.post(reverse("feedback:retirement", args=[row.pk]))
    row.refresh_from_db()
    assert row.name == "Paper receipt" and row.retired_at is not None
    words(client, "touchpoints")  # the toast about it
    assert "Paper receipt" not in words(client, "touchpoints")
    assert "Paper receipt" in words(client, "touchpoints", retired="1")


def test_a_marketer_makes_a_survey_without_a_programmer(client, marketer, reception, doctor):
    client.force_login(marketer)
    given = {"name": "After a visit", "asked_after_resolution": "on", "greeting_ru": "Как всё прошло?"}
    client.post(reverse("feedback:new_survey"), given)
    survey = Survey.objects.get()
    assert survey.asked_after_resolution and survey.greetings == {"ru": "Как всё прошло?"}
    asked = {
        "mark": {"touchpoint": doctor.pk},
        "importance": {"touchpoint": reception.pk, "text_ru": "Важна ли регистратура?"},
        "kano": {"touchpoint": doctor.pk, "other_ro": "Dar dacă nu?"},
        "ranking": {"touchpoints": [reception.pk, doctor.pk]},
        "choice": {
            "text_en": "Why us?",
            "option_1_en": "Near",
            "option_1_ru": "Близко",
            "option_2_en": "Dear",
        },
    }
    for kind, words_given in asked.items():
        address = reverse("feedback:new_question", args=[survey.pk, kind])
        assert client.get(address).status_code == 200
        assert client.post(address, words_given).status_code == 302, kind
    rows = {row.kind: row for row in survey.questions.in_use()}
    assert list(rows) == list(asked) and rows["importance"].texts == {"ru": "Важна ли регистратура?"}
    assert rows["ranking"].details == {"touchpoints": [reception.pk, doctor.pk]}
    assert [row["key"] for row in rows["choice"].details["options"]] == ["o1", "o2"]
    page = words(client, "survey", survey.pk, language="ru")
    assert "no RO" in page and "no EN" in page and "Приём врача" in page
    preview = words(client, "preview", survey.pk, language="ru")
    assert preview.index("Приём врача") < preview.index("Важна ли регистратура?") < preview.index("Близко")


def test_the_builder_moves_takes_away_changes_copies_and_switches(client, marketer, survey, alice):
    client.force_login(marketer)
    first, second, third = survey.questions.in_use()
    client.post(reverse("feedback:place", args=[survey.pk, third.pk]), {"place": "1"})
    client.post(reverse("feedback:place", args=[survey.pk, first.pk]), {"place": "nowhere"})
    client.post(reverse("feedback:question_retirement", args=[survey.pk, second.pk]))
    assert list(survey.questions.in_use()) == [third, first]
    invite(alice, survey)
    change = reverse("feedback:question", args=[survey.pk, first.pk])
    assert "becomes its next version" in client.get(change).content.decode()
    client.post(change, {"touchpoint": first.touchpoint_id, "text_en": "Our reception"})
    assert "version 2" in words(client, "survey", survey.pk)
    assert client.post(change, {"touchpoint": first.touchpoint_id}).status_code == 404
    client.post(reverse("feedback:survey_copy", args=[survey.pk]))
    client.post(reverse("feedback:survey_switch", args=[survey.pk]), {"on": "0"})
    survey.refresh_from_db()
    assert Survey.objects.count() == 2 and survey.switched_off_at is not None
    again = {"touchpoint": third.touchpoint_id}
    twice = client.post(reverse("feedback:new_question", args=[survey.pk, "mark"]), again)
    assert twice.status_code == 422 and "already" in twice.content.decode()


def test_the_policy_page_explains_and_a_link_can_be_withdrawn(client, marketer, alice, survey):
    client.force_login(marketer)
    assert "No rule" in words(client, "explain", alice.pk)
    invitation = invite(alice, survey)
    invite(alice, survey)
    assert "we leave at least 30 days" in words(client, "explain", alice.pk)
    assert "we leave at least 30 days" in words(client, "refusals")
    client.post(reverse("feedback:revocation", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.revoked_at is not None


def test_no_staff_page_shows_a_link_that_works(client, marketer, said, alice, bob, survey):
    client.force_login(marketer)
    tokens = [invitation.token for invitation in Invitation.objects.all()]
    pages = [words(client, name) for name in LISTS[:-1]]
    pages += [words(client, "response", row.pk) for row in said]
    pages += [words(client, "explain", customer.pk) for customer in (alice, bob)]
    assert not any(token in page for token in tokens for page in pages)


def test_thin_scores_are_grey_and_the_formula_stands_there(client, said, irina, reception):
    client.force_login(irina)
    page = words(client, "touchpoint", reception.pk)
    assert "score-thin" in page and "too few to judge by" in page and "adjusted Wald" in page
    assert "Ждали час" in page


def test_several_customers_from_one_device_are_a_warning_sign(client, irina, alice, bob, survey, reception):
    for customer in (alice, bob):
        last = respond(invite(customer, survey), {reception.id: (10, "")}, device="d" * 40)
    client.force_login(irina)
    assert "dddddddd" in words(client, "guards")
    assert "same device" in words(client, "response", last.pk)
