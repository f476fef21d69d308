"""Prepared answers written over HTTP, and questions that nobody could answer."""

from tests.api_client import called
from zabota.answers.models import Macro, SavedReply
from zabota.knowledge.models import OpenQuestion


def test_a_saved_reply_is_changed_and_offered_no_more(oleg, nina):
    made = called(oleg, "POST", "/answers/replies", {"name": "Возврат", "texts": {"ru": "Вернём"}}).json()
    one = f"/answers/replies/{made['id']}"
    body = {"name": "Возврат денег", "texts": {"ru": "Вернём за 3 дня", "ro": "Restituim"}}
    assert called(nina, "PUT", one, body).status_code == 403
    assert called(oleg, "PUT", one, body).json()["texts"]["ro"] == "Restituim"
    assert called(oleg, "PUT", f"{one}/retirement", {"retired": True}).status_code == 204
    assert called(nina, "GET", "/answers/replies").json()["rows"] == []
    assert called(oleg, "PUT", f"{one}/retirement", {"retired": False}).status_code == 204
    assert SavedReply.objects.in_use().count() == 1


def test_a_macro_is_made_changed_and_offered_no_more(oleg, nina, north):
    body = {"name": "Взять", "deeds": {"assign": "me", "note": "Беру"}}
    assert called(nina, "POST", "/answers/macros", body).status_code == 403
    made = called(oleg, "POST", "/answers/macros", body)
    assert made.status_code == 201 and made.json()["deeds"] == {"assign": "me", "note": "Беру"}
    assert called(oleg, "POST", "/answers/macros", {**body, "branch": north.id}).status_code == 404
    wrong = called(oleg, "POST", "/answers/macros", {"name": "x", "deeds": {"assign": "999999"}})
    assert wrong.status_code == 422 and "assign" in wrong.json()["error"]
    one = f"/answers/macros/{made.json()['id']}"
    assert called(oleg, "PUT", one, {**body, "deeds": {"note": "Другое"}}).json()["deeds"] == {
        "note": "Другое"
    }
    assert called(oleg, "PUT", f"{one}/retirement", {"retired": True}).status_code == 204
    assert not Macro.objects.in_use().exists()


def test_a_question_nobody_could_answer_is_flagged_once(nina, pavel, asked):
    url = f"/answers/conversations/{asked.id}/questions"
    assert called(pavel, "POST", url, {"text": "Есть ли парковка?"}).status_code == 404
    flagged = called(nina, "POST", url, {"text": "Есть ли парковка?"})
    assert flagged.status_code == 201 and flagged.json()["question_id"] == OpenQuestion.objects.get().id
    again = called(nina, "POST", url, {"text": "Есть ли парковка?"})
    assert again.status_code == 201 and OpenQuestion.objects.get().times == 1
