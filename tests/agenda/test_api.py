"""Tasks over HTTP, operation by operation."""

from tests.api_client import called
from zabota.agenda.actions.set_task import set_task


def test_tasks_are_set_listed_page_by_page_and_finished(nina, irina, asked, tomorrow):
    for text in ("Заказать ящики", "Позвонить на склад"):
        body = {"text": text, "due_at": tomorrow.isoformat(), "conversation": asked.id}
        assert called(nina, "POST", "/tasks", body).status_code == 201
    first = called(nina, "GET", "/tasks?size=1").json()
    second = called(nina, "GET", f"/tasks?size=1&page={first['next']}").json()
    assert [row["text"] for row in (*first["rows"], *second["rows"])] == [
        "Заказать ящики",
        "Позвонить на склад",
    ]
    assert (first["previous"], second["next"]) == ("", "")
    one = f"/tasks/{first['rows'][0]['id']}/completion"
    assert called(nina, "PUT", one, {"outcome": "x", "unknown": 1}).status_code == 422
    assert called(nina, "PUT", one, {"outcome": "Заказаны"}).json()["done_at"]


def test_a_colleague_sees_a_task_and_may_not_finish_it(nina, irina, asked, tomorrow):
    task = set_task("Заказать ящики", owner=nina, due_at=tomorrow, by=nina, conversation=asked)
    refused = called(irina, "PUT", f"/tasks/{task.id}/completion", {})
    assert refused.status_code == 422 and "whose task it is" in refused.json()["error"]


def test_follow_up_calls_are_set_and_ended_by_who_may(nina, oleg, delivery_reason):
    body = {"days": 5, "reason": delivery_reason.id}
    assert called(nina, "POST", "/follow-ups", body).status_code == 403
    made = called(oleg, "POST", "/follow-ups", body)
    assert made.status_code == 201 and made.json()["days"] == 5
    assert called(oleg, "DELETE", f"/follow-ups/{made.json()['id']}").status_code == 204
    assert called(oleg, "GET", "/follow-ups").json()["rows"] == []
