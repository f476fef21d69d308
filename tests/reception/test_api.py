"""Hand-overs over HTTP, operation by operation, and who may."""

from tests.api_client import called
from tests.desk.conftest import asked

__all__ = ["asked"]


def test_a_hand_over_there_and_back(nina, oleg, pavel, asked):
    url = f"/reception/conversations/{asked.id}/hand-overs"
    assert called(pavel, "POST", url, {"wants": "x", "to_user": oleg.id}).status_code == 404
    assert called(nina, "POST", url, {"wants": "x"}).status_code == 422
    made = called(nina, "POST", url, {"wants": "Заменить ремешок", "to_user": oleg.id})
    assert made.status_code == 201 and made.json()["giver_id"] == nina.id
    one = f"/reception/hand-overs/{made.json()['id']}"
    assert [row["id"] for row in called(nina, "GET", "/reception/hand-overs").json()["rows"]] == [
        made.json()["id"]
    ]
    for method, path, body in (
        ("GET", one, None),
        ("PUT", f"{one}/acceptance", None),
        ("PUT", f"{one}/return", {"because": "x"}),
    ):
        assert called(pavel, method, path, body).status_code == 404
        assert called(oleg, method, path, body, scopes=("customers.see",)).status_code == 403
    assert called(nina, "PUT", f"{one}/acceptance").status_code == 422, "it was handed to Oleg"
    assert called(oleg, "PUT", f"{one}/acceptance").json()["accepted_by_id"] == oleg.id
    assert called(oleg, "PUT", f"{one}/return", {"because": "Нет ремешка"}).json()["returned_at"]
    assert called(oleg, "GET", one).json()["returned_because"] == "Нет ремешка"
    assert called(oleg, "GET", "/reception/hand-overs").json()["rows"] == []
    assert len(called(oleg, "GET", "/reception/hand-overs?state=all").json()["rows"]) == 1
