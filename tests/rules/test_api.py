"""Rules written over HTTP: when, if, then."""

from tests.api_client import called

WANTED = {
    "name": "Часы",
    "trigger": "received",
    "conditions": {"words": "работать, часы", "only_unassigned": True},
    "deeds": {"note": "Спросили часы"},
}


def test_a_rule_is_written_off_and_off_again_when_it_does_something_else(sveta, nina, mail_inbox):
    assert called(nina, "POST", "/rules", WANTED).status_code == 403
    made = called(sveta, "POST", "/rules", WANTED)
    assert made.status_code == 201 and made.json()["switched_on_at"] is None, made.content
    assert made.json()["conditions"] == {"words": "работать, часы", "only_unassigned": True}
    one = f"/rules/{made.json()['id']}"
    seen = called(sveta, "GET", f"{one}/history").json()["seen"]
    assert called(sveta, "PUT", f"{one}/switch", {"on": True, "seen": seen}).json()["switched_on_at"]
    narrowed = {**WANTED, "conditions": {"inboxes": [mail_inbox.id]}}
    changed = called(sveta, "PUT", one, narrowed)
    assert changed.json()["conditions"] == {"inboxes": [mail_inbox.id]}
    assert changed.json()["switched_on_at"] is None


def test_what_makes_no_sense_is_told_field_by_field(sveta):
    for part, word in (
        ({"trigger": "moonrise"}, "trigger"),
        ({"conditions": {"inboxes": [999_999]}}, "inboxes"),
        ({"deeds": {"assign": "everybody"}}, "assign"),
    ):
        refused = called(sveta, "POST", "/rules", {**WANTED, **part})
        assert refused.status_code == 422 and word in refused.json()["error"]
