"""Cases and goodwill over HTTP: what the first file of operations leaves out."""

from decimal import Decimal

from django.utils import timezone

from tests.api_client import called
from zabota.company.models import Role
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.models import CallScript, GoodwillBudget, GoodwillLimit


def test_steps_messages_the_question_and_the_weight_of_a_case(irina, pavel, case):
    url = f"/recovery/{case.id}"
    written = called(irina, "POST", f"{url}/messages", {"text": "Мы разбираемся"})
    assert written.status_code == 201 and written.json()["kind"] == "message"
    assert written.json()["id"] in [row["id"] for row in called(irina, "GET", f"{url}/steps").json()["rows"]]
    early = called(irina, "POST", f"{url}/questions")
    assert early.status_code == 422 and "ask by phone" in early.json()["error"], "nothing was put right yet"
    assert called(irina, "POST", f"{url}/fix", {"what_was_done": "Стулья стоят"}).status_code == 200
    assert called(irina, "POST", f"{url}/questions").status_code == 200
    weighed = called(irina, "PUT", f"{url}/weight", {"yearly_value": "12000.00", "followers": 900})
    assert weighed.status_code == 200
    for method, path, body in (("GET", "steps", None), ("POST", "questions", None), ("PUT", "weight", {})):
        assert called(pavel, method, f"{url}/{path}", body).status_code in (403, 404)


def test_a_proposal_is_declined_agreed_to_and_looked_at_afterwards(irina, nina, oleg, case, limits):
    first = give_goodwill(case, "gift", "Букет", Decimal(300), by=nina)
    second = give_goodwill(case, "gift", "Торт", Decimal(300), by=nina)
    proposed = called(oleg, "GET", "/recovery/goodwill?state=proposed").json()["rows"]
    assert {row["id"] for row in proposed} == {first.id, second.id}
    url = "/recovery/goodwill/{}/{}"
    refused = called(nina, "PUT", url.format(first.id, "refusal"), {"why": "нет"})
    assert refused.status_code == 403, "who proposes does not decide"
    assert called(oleg, "PUT", url.format(first.id, "refusal"), {"why": "Много"}).json()["declined_at"]
    assert called(oleg, "PUT", url.format(second.id, "agreement")).json()["agreed_by_id"] == oleg.id
    seen = called(oleg, "PUT", url.format(second.id, "review"), {"review": "right"})
    assert seen.status_code == 200 and seen.json()["review"] == "right"
    answer = called(oleg, "GET", "/recovery/goodwill/export/csv")
    assert "Торт" in b"".join(answer.streaming_content).decode()


def test_budgets_limits_and_scripts_are_set_by_who_may(dan, nina, central):
    role = Role.objects.get(key="desk_specialist")
    budget = {"branch": central.id, "month": "2030-02-14", "amount": "900.00"}
    assert called(nina, "PUT", "/recovery/budgets", budget).status_code == 403
    assert called(dan, "PUT", "/recovery/budgets", budget).status_code == 204
    assert GoodwillBudget.objects.get().month.day == 1
    assert called(dan, "PUT", "/recovery/limits", {"role": role.id, "amount": "50.00"}).status_code == 204
    assert GoodwillLimit.objects.get(role=role).amount == 50
    assert (
        called(dan, "PUT", "/recovery/scripts", {"language": "ru", "text": "Здравствуйте"}).status_code == 204
    )
    assert CallScript.objects.get(language="ru").text.startswith("Здравствуйте")
    prompt = {"kind": "tense", "language": "ru", "text": "Выдохните."}
    assert called(dan, "PUT", "/recovery/scripts", prompt).status_code == 204
    rows = called(nina, "GET", "/recovery/scripts").json()["rows"]
    assert {(row["kind"], row["text"]) for row in rows} == {("call", "Здравствуйте"), ("tense", "Выдохните.")}


def test_one_incident_of_many_is_planned_confirmed_and_undone(irina, limits, pavel, alice, bob, central):
    body = {
        "incident": "Свет погас",
        "branch": central.id,
        "kind": "gift",
        "what": "Кофе",
        "cost": "20.00",
        "text": "{customer}, простите нас.",
        "customers": [alice.id],
    }
    planned = called(irina, "POST", "/recovery/compensations", body)
    assert planned.status_code == 201 and planned.json()["people"] == 1, planned.content
    one = f"/recovery/compensations/{planned.json()['id']}"
    assert called(pavel, "GET", one).status_code in (403, 404)
    set_budget(central, timezone.localdate(), Decimal(100))
    assert called(irina, "PUT", f"{one}/confirmation").json()["confirmed_at"]
    assert called(irina, "DELETE", one).json()["undone_at"]
    assert [row["id"] for row in called(irina, "GET", "/recovery/compensations").json()["rows"]] == [
        planned.json()["id"]
    ]


def test_cases_come_as_a_file(irina, case):
    answer = called(irina, "GET", "/recovery/export/csv")
    assert "Alice" in b"".join(answer.streaming_content).decode()
