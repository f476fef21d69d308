"""A complaint's way over HTTP: given, tracked, put off, tied, closed; deadlines; the register as a file."""

from datetime import timedelta

from django.utils import timezone

from tests.api_client import called
from zabota.complaints.actions.answer_complaint import answer_complaint


def test_it_is_given_tracked_tied_and_put_off(irina, nina, pavel, complaint, relations):
    url = f"/complaints/{complaint.id}"
    for verb, body in (("owner", {}), ("ties", {}), ("closing", {"why": "x"})):
        assert called(pavel, "PUT", f"{url}/{verb}", body).status_code in (403, 404)
    assert called(irina, "PUT", f"{url}/owner", {}).status_code == 200
    complaint.refresh_from_db()
    assert complaint.owner == irina
    step = called(irina, "POST", f"{url}/steps", {"kind": "inquiry", "text": "Стульев два"})
    assert step.status_code == 201 and step.json()["kind"] == "inquiry"
    texts = [row["text"] for row in called(irina, "GET", f"{url}/steps").json()["rows"]]
    assert "Стульев два" in texts
    tied = called(irina, "PUT", f"{url}/ties", {"department": relations.id, "side_of_service": "system"})
    complaint.refresh_from_db()
    assert tied.status_code == 200 and complaint.department == relations
    until = (timezone.now() + timedelta(days=60)).isoformat()
    put_off = called(irina, "PUT", f"{url}/extension", {"until": until, "why": "Ждём стулья", "way": "phone"})
    assert put_off.status_code in (200, 422), put_off.content


def test_only_an_answered_one_is_closed_without_a_satisfied_customer(irina, complaint, setting):
    url = f"/complaints/{complaint.id}/closing"
    early = called(irina, "PUT", url, {"why": "Не отвечает"})
    assert early.status_code == 422 and early.json()["error"]
    answer_complaint(complaint, "Стулья стоят.", decision="upheld", way="phone", by=irina)
    closed = called(irina, "PUT", url, {"why": "Не отвечает, сказано куда писать"})
    assert closed.status_code == 200 and closed.json()["closed_at"]


def test_deadlines_are_the_company_s_own_or_the_preset(dan, nina):
    rule = {
        "country": "MD",
        "kind": "complaint",
        "acknowledge_days": 1,
        "acknowledge_unit": "working",
        "answer_days": 3,
        "answer_unit": "working",
    }
    assert called(nina, "PUT", "/complaints/deadlines", rule).status_code == 403
    made = called(dan, "PUT", "/complaints/deadlines", rule)
    assert made.status_code == 200 and made.json()["answer_days"] == 3
    wrong = called(dan, "PUT", "/complaints/deadlines", {**rule, "answer_unit": "moons"})
    assert wrong.status_code == 422 and "answer_unit" in wrong.json()["error"]
    assert len(called(dan, "GET", "/complaints/deadlines").json()["rows"]) == 1
    assert called(dan, "DELETE", f"/complaints/deadlines/{made.json()['id']}").status_code == 204


def test_the_register_comes_as_a_file(irina, complaint):
    answer = called(irina, "GET", "/complaints/export/csv?is_open=true")
    assert "бахилы" in b"".join(answer.streaming_content).decode()
