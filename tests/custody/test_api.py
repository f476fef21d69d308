"""Documents over HTTP, operation by operation, and who may."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from tests.api_client import called
from tests.custody.conftest import CANARY
from zabota.company.actions.issue_token import issue_token
from zabota.core.models import AnsweredCall
from zabota.custody.actions.receive_document import receive_document
from zabota.custody.models import Opening

REASON = "Без паспорта нельзя по закону"


def test_a_document_is_asked_for_and_only_its_verdict_stays(nina, oleg, pavel, talk):
    until = (timezone.now() + timedelta(days=3)).isoformat()
    body = {
        "conversation": talk.id,
        "kind": "passport",
        "reason": "Без паспорта нельзя по закону",
        "needed_until": until,
    }
    assert called(pavel, "POST", "/documents", body).status_code == 404
    made = called(nina, "POST", "/documents", body)
    assert made.status_code == 201 and made.json()["is_held"] is False
    one = f"/documents/{made.json()['id']}"
    document = talk.documents.get()
    receive_document(document, CANARY, "passport.pdf")
    assert [row["id"] for row in called(oleg, "GET", "/documents?awaiting_check=true").json()["rows"]] == [
        document.id
    ]
    assert called(nina, "POST", f"{one}/openings").status_code == 403, "who asks does not look"
    opened = called(oleg, "POST", f"{one}/openings")
    assert opened.content == CANARY and "attachment" in opened["Content-Disposition"]
    longer = (timezone.now() + timedelta(days=5)).isoformat()
    kept = called(oleg, "PUT", f"{one}/keeping", {"until": longer, "because": "Ждём печать"})
    assert kept.json()["kept_because"] == "Ждём печать"
    checked = called(oleg, "PUT", f"{one}/verdict", {"verdict": "fits"}).json()
    assert (checked["verdict"], checked["is_held"]) == ("fits", False)
    assert called(oleg, "POST", f"{one}/openings").status_code == 422
    assert called(pavel, "GET", one).status_code == 404
    assert called(nina, "GET", one).json()["checked_by_id"] == oleg.id


def test_a_file_is_never_kept_for_an_idempotency_key(oleg, asked):
    receive_document(asked, CANARY, "passport.pdf")
    _token, secret = issue_token(oleg, "program", scopes=())
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "once"}
    for _time in range(2):
        answer = Client().post(f"/api/v1/documents/{asked.id}/openings", headers=headers)
        assert answer.content == CANARY
    assert Opening.objects.filter(document=asked).count() == 2 and not AnsweredCall.objects.exists()
