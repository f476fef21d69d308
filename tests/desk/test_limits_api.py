"""SLA policies over HTTP, operation by operation, and who may."""

import pytest

from tests.api_client import called
from zabota.desk.models import SlaPolicy

BY_DAY = {"before": "12:00", "today_by": "18:00", "later_by": "12:00"}


def test_a_policy_is_made_changed_and_switched(dan, nina, central, mail_inbox):
    body = {"name": "Почта", "first_response": {"seconds": 3600}, "branches": [central.id]}
    made = called(dan, "POST", "/limits", body)
    assert made.status_code == 201 and made.json()["branch_ids"] == [central.id]
    assert called(dan, "POST", "/limits", body).status_code == 409
    url = f"/limits/{made.json()['id']}"
    changed = called(dan, "PUT", url, {"resolution": BY_DAY, "inboxes": [mail_inbox.id], "pauses": False})
    assert changed.status_code == 200 and changed.json()["inbox_ids"] == [mail_inbox.id]
    assert [(one["limit"], one["today_by"]) for one in changed.json()["limits"]] == [
        ("resolution", "18:00:00")
    ]
    assert called(dan, "PUT", f"{url}/switch", {"on": False}).json()["switched_off_at"]
    assert called(dan, "GET", url).json()["name"] == "Почта"
    assert len(called(dan, "GET", "/limits").json()["rows"]) == 1
    for method, path, sent in (
        ("GET", "/limits", None),
        ("POST", "/limits", body),
        ("GET", url, None),
        ("PUT", url, {"resolution": BY_DAY}),
        ("PUT", f"{url}/switch", {"on": True}),
    ):
        assert called(nina, method, path, sent).status_code == 403
        assert called(dan, method, path, sent, scopes=("desk.see",)).status_code == 403


@pytest.mark.parametrize(
    "limit",
    [
        {},
        {"seconds": 0},
        {"seconds": 5, **BY_DAY},
        {"before": "12:00"},
        {**BY_DAY, "today_by": "11:00"},
        {**BY_DAY, "before": "12:00+02:00"},
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(dan, limit):
    assert called(dan, "POST", "/limits", {"name": "x", "first_response": limit}).status_code == 422
    assert called(dan, "POST", "/limits", {"name": "x"}).status_code == 422
    assert not SlaPolicy.objects.exists()
