import pytest

from zabota.answers.actions.save_macro import save_macro
from zabota.answers.deeds import Deeds
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.desk.actions.reply import reply


@pytest.fixture
def call(client):
    """call(nina, "get", "/replies")."""

    def ask(user, method: str, path: str, body: dict | None = None):
        ApiToken.objects.get_or_create(digest=digest_of(user.email), defaults={"user": user, "name": "test"})
        options = {"content_type": "application/json", "data": body} if body is not None else {}
        headers = {"Authorization": f"Bearer {user.email}"}
        return getattr(client, method)(f"/api/v1/answers{path}", headers=headers, **options)

    return ask


def test_prepared_answers_over_http(call, nina, oleg, pavel, asked_in_russian, hours_reply):
    assert call(nina, "post", "/replies", {"name": "x", "texts": {"ru": "y"}}).status_code == 403
    made = call(oleg, "post", "/replies", {"name": "Возврат", "texts": {"ru": "Вернём деньги."}})
    assert made.status_code == 201 and made.json()["texts"] == {"ru": "Вернём деньги."}
    assert [row["name"] for row in call(nina, "get", "/replies?text=деньгами").json()["rows"]] == ["Возврат"]
    place = {"conversation": asked_in_russian.id}
    text = call(nina, "post", f"/replies/{hours_reply.id}/text", place).json()
    assert text["language"] == "ru" and "Вера Ёлкина" in text["text"]
    macro = save_macro(None, name="Взять", deeds=Deeds(assign="me"))
    assert call(nina, "get", "/macros").json()["rows"][0]["deeds"] == {"assign": "me"}
    assert call(nina, "post", f"/macros/{macro.id}/runs", place).json() == {"done": ["assign"]}
    assert call(pavel, "post", f"/macros/{macro.id}/runs", place).status_code == 404
    sent = reply(asked_in_russian, by=nina, text="В субботу до 14:00.")
    answered = call(nina, "put", f"/messages/{sent.id}/judgement", {"answered": True})
    assert answered.json() == {"answered": True}
    assert call(pavel, "put", f"/messages/{sent.id}/judgement", {"answered": False}).status_code == 404
    assert call(nina, "post", "/checks", {"text": "Спасибо за обращение!"}).json() == {"found": []}
