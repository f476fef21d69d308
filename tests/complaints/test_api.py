import pytest

from zabota.complaints.actions.close_silent import close_silent
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.errors import Refused

REVIEW = {
    "source": "review",
    "text": "Очередь на час, бахилы кончились. Așa ceva!",
    "request_key": "maps-771",
    "from_name": "Ștefan Ё.",
    "review_url": "https://maps.example/reviews/771",
    "stars": 2,
}


def test_a_review_comes_in_once_and_is_answered_where_it_stands(program, nina, irina, central, setting):
    put = program(nina)
    wanted = {**REVIEW, "branch_id": central.id}
    first = put("post", "/complaints", wanted)
    assert first.status_code == 201 and (first.json()["stars"], first.json()["state"]) == (2, "received")
    assert put("post", "/complaints", {**wanted, "text": "Ещё раз"}).json()["id"] == first.json()["id"]
    kept = Complaint.objects.get()
    assert (kept.source, kept.branch, kept.registered_by) == ("review", central, nina)
    assert kept.review_url == REVIEW["review_url"] and kept.from_name == "Ștefan Ё."

    path = f"/complaints/{kept.id}"
    said = {"text": "Бахилы теперь у каждого входа.", "decision": "upheld", "way": "public"}
    assert put("put", f"{path}/answer", said).status_code == 403, "who registers does not answer"
    answered = program(irina)("put", f"{path}/answer", said).json()
    assert (answered["state"], answered["decision"]) == ("answered", "upheld")
    assert ComplaintStep.objects.filter(complaint=kept, kind="answer", way="public").exists()
    view = {"view": "satisfied", "words": "Спасибо, звёзды исправила"}
    heard = program(irina)("put", f"{path}/view", view).json()
    assert heard["state"] == "answered", "a bad review is closed only once something was changed for it"
    setting("improvement.review_needs_action", False)
    assert close_silent() == 1
    assert [row["id"] for row in program(irina)("get", "/complaints?is_open=false").json()["rows"]] == [
        kept.id
    ]


def test_another_branch_s_are_not_there_and_nobody_registers_for_it(program, complaint, pavel, central):
    assert program(pavel)("get", "/complaints").json()["rows"] == []
    assert program(pavel)("get", f"/complaints/{complaint.id}").status_code == 404
    refused = program(pavel)("post", "/complaints", {**REVIEW, "branch_id": central.id})
    assert refused.status_code == 404
    assert program(pavel)("post", "/complaints", REVIEW).status_code == 422, "of which branch?"
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("phone", {"stars": 3}),
        ("paper", {"review_url": "https://maps.example/1"}),
        ("review", {"stars": 6}),
        ("review", {"review_url": "javascript:alert(1)"}),
    ],
)
def test_stars_and_an_address_are_a_review_s(central, nina, source, more):
    with pytest.raises(Refused):
        register_complaint(kind="complaint", source=source, text="Долго", by=nina, branch=central, **more)


def test_a_review_s_page_leads_to_where_it_stands(client, central, nina, irina):
    client.force_login(nina)
    sent = {"kind": "complaint", "source": "review", "branch": central.id, "text": "Грубили", "key": "k"}
    sent |= {"review_url": "maps.example/9", "stars": "1"}
    page = client.post("/complaints/new/", sent)
    kept = Complaint.objects.get()
    assert page.status_code == 302 and (kept.stars, kept.review_url) == (1, "https://maps.example/9")
    client.force_login(irina)
    page = client.get(page["Location"])
    text = page.content.decode()
    assert 'href="https://maps.example/9" rel="noopener' in text and "★☆☆☆☆" in text
    assert page.context["answerform"]["way"].value() == "public"
