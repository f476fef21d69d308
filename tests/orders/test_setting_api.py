"""What plans and orders stand on, over HTTP: types with steps, registers, evidence."""

from tests.api_client import called
from tests.orders.conftest import photo
from zabota.orders.actions.attach_evidence import attach_evidence

TYPE = {"name": "Возврат", "steps": [{"title": "Принять"}, {"title": "Вернуть", "due_seconds": 7200}]}


def test_a_type_is_made_changed_and_retired(dan, nina):
    assert called(nina, "POST", "/orders/types", TYPE).status_code == 403
    made = called(dan, "POST", "/orders/types", TYPE)
    assert made.status_code == 201, made.content
    assert [step["title"] for step in made.json()["steps"]] == ["Принять", "Вернуть"]
    assert called(dan, "POST", "/orders/types", TYPE).status_code == 422, "of this name there is one"
    one = f"/orders/types/{made.json()['id']}"
    shorter = {**TYPE, "steps": [{"title": "Вернуть сразу"}]}
    assert len(called(dan, "PUT", one, shorter).json()["steps"]) == 1
    assert called(dan, "PUT", one, {**TYPE, "steps": [{"title": "x", "evidence": "moon"}]}).status_code == 422
    assert called(nina, "GET", one).json()["name"] == "Возврат"
    assert called(dan, "PUT", f"{one}/retirement").status_code == 204
    assert called(nina, "GET", "/orders/types").json()["rows"] == []


def test_the_registers_of_orders(dan, nina):
    work = called(dan, "POST", "/orders/works", {"name": "Стиральные машины", "needs_licence": True}).json()
    licence = {
        "number": "77",
        "issuer": "Мэрия",
        "valid_from": "2026-01-01",
        "valid_until": "2030-01-01",
        "works": [work["id"]],
    }
    made = called(dan, "POST", "/orders/licences", licence)
    assert made.status_code == 201 and made.json()["works"] == [work["id"]]
    over = {**licence, "valid_until": "2020-01-01"}
    assert called(dan, "PUT", f"/orders/licences/{made.json()['id']}", over).status_code == 422
    maker = called(dan, "POST", "/orders/makers", {"name": "Zanussi", "is_authorised": True}).json()
    assert (
        called(dan, "PUT", f"/orders/makers/{maker['id']}", {"name": "Zanussi"}).json()["is_authorised"]
        is False
    )
    area = called(dan, "POST", "/orders/areas", {"name": "Город", "places": "Кишинёв"}).json()
    assert (
        called(dan, "PUT", f"/orders/areas/{area['id']}", {"name": "Город", "places": "Бельцы"}).status_code
        == 200
    )
    for register in ("works", "licences", "makers", "areas"):
        assert len(called(nina, "GET", f"/orders/{register}").json()["rows"]) == 1
        assert called(nina, "POST", f"/orders/{register}", {}).status_code in (403, 422)


def test_evidence_is_listed_and_comes_as_a_file(nina, pavel, plan):
    step = plan.steps.order_by("position").first()
    picture = photo()
    [kept] = attach_evidence(step, [picture], by=nina)
    listed = called(nina, "GET", f"/orders/steps/{step.id}/evidence").json()["rows"]
    assert [row["id"] for row in listed] == [kept.id]
    answer = called(nina, "GET", f"/orders/evidence/{kept.id}")
    assert answer.status_code == 200 and b"".join(answer.streaming_content) == picture.path.read_bytes()
    assert called(pavel, "GET", f"/orders/evidence/{kept.id}").status_code == 404
    plans = called(nina, "GET", f"/orders/conversations/{plan.conversation_id}/plans").json()["rows"]
    assert [row["id"] for row in plans] == [plan.id]
