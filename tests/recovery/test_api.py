import pytest

from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of


@pytest.fixture
def as_user(client):
    """as_user(irina) calls the API with a token of Irina's."""

    def calls(user):
        ApiToken.objects.get_or_create(digest=digest_of(user.email), defaults={"user": user, "name": "test"})

        def call(method: str, path: str, body: dict | None = None):
            headers = {"Authorization": f"Bearer {user.email}"}
            options = {"content_type": "application/json", "data": body} if body is not None else {}
            return getattr(client, method)(f"/api/v1/recovery{path}", headers=headers, **options)

        return call

    return calls


def test_a_case_goes_its_whole_way_over_http(as_user, case, irina, limits):
    call, at = as_user(irina), f"/{case.id}"
    assert [row["id"] for row in call("get", "").json()["rows"]] == [case.id]
    assert call("post", f"{at}/steps", {"kind": "call", "reached": True}).json()["contacted_at"]
    gift = call("post", f"{at}/goodwill", {"kind": "gift", "what": "Букет", "cost": "120.50"}).json()
    assert (gift["is_given"], gift["cost"]) == (True, "120.50")
    assert call("get", f"{at}/goodwill-limit").json() == {"left": "379.50"}
    assert call("post", f"{at}/word", {"is_put_right": True, "said": "Спасибо"}).status_code == 422
    assert call("post", f"{at}/fix", {"what_was_done": "Перезаписали"}).json()["fixed_at"]
    assert call("post", f"{at}/word", {"is_put_right": True, "said": "Да"}).json()["ending"] == "confirmed"


@pytest.mark.parametrize("path", ["", "/owner", "/steps", "/fix", "/word", "/ending", "/goodwill"])
def test_another_branch_s_case_is_not_there(as_user, case, pavel, path):
    method = "get" if path == "" else "post"
    found = as_user(pavel)(method, f"/{case.id}{path}", {} if path else None)
    assert found.status_code in (403, 404, 422)
    assert str(case.customer) not in found.content.decode()
    assert as_user(pavel)("get", "").json()["rows"] == []


def test_a_foreign_case_answers_404(as_user, case, pavel):
    assert as_user(pavel)("get", f"/{case.id}").status_code == 404
    gift = {"kind": "gift", "what": "Букет", "cost": "1"}
    assert as_user(pavel)("post", f"/{case.id}/goodwill", gift).status_code == 404


@pytest.mark.parametrize("case_id", [0, -1, 2**63, 10**30])
def test_an_odd_number_is_no_error_of_ours(as_user, irina, case_id):
    assert as_user(irina)("get", f"/{case_id}").status_code in (404, 422)
