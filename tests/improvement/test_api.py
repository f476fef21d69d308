from datetime import timedelta

from django.utils import timezone

TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


def test_a_complaint_is_linked_and_somebody_owes_an_answer(program, cause, complain, oleg, maria):
    complaint, call = complain("Негде сесть"), program(maria)
    link = {"cause_id": cause.id, "kind": "complaint", "about_id": complaint.id}
    first, again = call("post", "/improvement/links", link), call("post", "/improvement/links", link)
    assert first.status_code == 200 and first.json()["id"] == again.json()["id"]
    [found] = call("get", "/improvement/causes?is_open=true").json()["rows"]
    assert (found["id"], found["state"]) == (cause.id, "open")
    assert [
        row["about_id"] for row in call("get", f"/improvement/links?cause_id={cause.id}").json()["rows"]
    ] == [complaint.id]
    owed = {"kind": "proposals", "owner_id": oleg.id, "cause_id": cause.id, "due_on": TOMORROW}
    duty = call("post", "/improvement/duties", owed).json()
    assert [row["id"] for row in program(oleg)("get", "/improvement/duties?mine=true").json()["rows"]] == [
        duty["id"]
    ]
    handed_in = program(oleg)(
        "post", f"/improvement/duties/{duty['id']}/answer", {"answer": "Ещё два стула, încă două"}
    ).json()
    assert handed_in["done_at"] and not handed_in["is_overdue"]


def test_what_one_may_not_see_cannot_be_linked(program, cause, complain, pavel):
    """Pavel leads at North; the complaint is Central's."""
    link = {"cause_id": cause.id, "kind": "complaint", "about_id": complain().id}
    assert program(pavel)("post", "/improvement/links", link).status_code == 404
    assert program(pavel)("post", "/improvement/links", {**link, "kind": "weather"}).status_code == 404
    assert program(pavel)("get", f"/improvement/links?cause_id={cause.id}").json()["rows"] == []


def test_nobody_answers_for_another(program, cause, oleg, nina, maria):
    owed = {"kind": "report", "owner_id": oleg.id, "cause_id": cause.id, "due_on": TOMORROW}
    duty = program(maria)("post", "/improvement/duties", owed).json()
    path = f"/improvement/duties/{duty['id']}/answer"
    assert program(nina)("post", path, {"answer": "Готово"}).status_code == 422
    assert program(nina)("post", "/improvement/duties", owed).status_code == 403
    moved = program(maria)("post", f"/improvement/duties/{duty['id']}/day", {"due_on": "2090-01-01"}).json()
    assert (moved["due_on"], moved["first_due_on"]) == ("2090-01-01", TOMORROW)
