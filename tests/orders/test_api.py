"""Plans over HTTP."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.orders.conftest import step_at


def test_a_plan_from_its_beginning_to_its_end(call, talk, paper, nina, oleg):
    assert [one["name"] for one in call(nina, "get", "/orders/types").json()["rows"]] == ["Справка"]
    made = call(nina, "post", f"/orders/conversations/{talk.id}/plans", {"request_type": paper.id})
    assert made.status_code == 201
    plan, steps = made.json()["id"], made.json()["steps"]
    assert [step["evidence"] for step in steps] == ["tick", "document", "photo"]
    assert [step["id"] for step in call(nina, "get", "/orders/steps").json()["rows"]] == [steps[0]["id"]]
    second = f"/orders/steps/{steps[1]['id']}/completion"
    assert call(nina, "put", second, {}).status_code == 422
    assert call(nina, "put", f"/orders/steps/{steps[0]['id']}/completion", {"remark": "да"}).json()["done_at"]
    held = call(nina, "put", f"/orders/steps/{steps[1]['id']}/holder", {"doer": oleg.id})
    assert held.json()["doer_id"] == oleg.id
    file = {"file": SimpleUploadedFile("акт.pdf", b"%PDF-1.4 act")}
    assert call(oleg, "upload", f"/orders/steps/{steps[1]['id']}/evidence", file).status_code == 201
    assert call(oleg, "put", second, {}).status_code == 200
    back = f"/orders/steps/{steps[1]['id']}/sending-back"
    assert call(nina, "post", back, {"because": "нет"}).status_code == 403
    assert call(oleg, "post", back, {"because": "нет печати"}).json()["done_at"] is None
    ended = call(nina, "put", f"/orders/plans/{plan}/end", {"why": "customer", "note": "Передумала"})
    assert ended.json()["called_off_why"] == "customer"
    assert call(nina, "get", f"/orders/plans/{plan}").json()["called_off_at"]


def test_of_another_branch_there_is_nothing(call, plan, pavel, paper):
    step = step_at(plan, 1)
    assert call(pavel, "get", f"/orders/plans/{plan.id}").status_code == 404
    assert call(pavel, "put", f"/orders/steps/{step.id}/completion", {}).status_code == 404
    path = f"/orders/conversations/{plan.conversation_id}/plans"
    assert call(pavel, "post", path, {"request_type": paper.id}).status_code == 404
    assert call(pavel, "get", "/orders/steps").json()["rows"] == []
