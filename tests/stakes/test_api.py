from datetime import timedelta

from django.utils import timezone

from zabota.stakes.models import Following, Leaving


def test_a_goal_is_set_and_read_with_its_progress(program, maria, central):
    today = timezone.localdate()
    goal = {
        "measure": "complaints",
        "share": 0.5,
        "baseline_from": (today - timedelta(days=90)).isoformat(),
        "baseline_until": (today - timedelta(days=30)).isoformat(),
        "due_on": (today + timedelta(days=90)).isoformat(),
    }
    made = program(maria)("post", "/stakes/goals", goal)
    assert made.status_code == 200, made.content
    [found] = program(maria)("get", "/stakes/goals").json()["rows"]
    assert (found["id"], found["unit"], found["baseline_n"]) == (made.json()["id"], "count", 0)
    assert program(maria)("post", "/stakes/goals", {**goal, "measure": "sunshine"}).status_code == 422


def test_who_left_is_noted_once_a_day(program, maria, nina, alice, bob):
    left = {"customer_id": alice.id, "left_on": "2026-05-05", "reason": "rudeness", "said": "Нагрубили"}
    for _again in range(2):
        assert program(nina)("post", "/stakes/leavings", left).status_code == 200
    assert Leaving.objects.count() == 1
    [found] = program(maria)("get", "/stakes/leavings").json()["rows"]
    assert (found["customer_id"], found["reason"], found["said"]) == (alice.id, "rudeness", "Нагрубили")
    assert program(nina)("post", "/stakes/leavings", {**left, "reason": "moon"}).status_code == 422
    foreign = program(nina)("post", "/stakes/leavings", {**left, "customer_id": bob.id})
    assert foreign.status_code == 404 and Leaving.objects.count() == 1
    assert program(nina)("get", "/stakes/leavings").status_code == 403


def test_followers_are_noted_and_taken_back(program, nina, alice):
    said = {"customer_id": alice.id, "followers": 12_000, "where": "Instagram"}
    assert program(nina)("post", "/stakes/followers", said).status_code == 200
    assert Following.objects.get().followers == 12_000
    program(nina)("post", "/stakes/followers", {**said, "followers": 0})
    assert not Following.objects.exists()
