"""Saved queues: made on a page, found in the inbox, forgotten again."""

from tests.cast import hire
from zabota.desk.models import Queue


def test_nina_keeps_a_queue_of_her_own_and_finds_it_in_the_inbox(desk, asked, nina):
    answer = desk.post(
        "/queues/new/", {"name": "Румынские", "state": "open", "language": "ro", "assignee": ""}
    )
    assert answer.status_code == 302
    kept = Queue.objects.get()
    assert (kept.user, kept.filters) == (nina, {"state": "open", "language": "ro"})
    assert "Румынские" in desk.get("/inbox/counts/").content.decode()
    page = desk.get(f"/inbox/saved-{kept.id}/")
    assert page.status_code == 200 and f'data-id="{asked.id}"' not in page.content.decode()
    assert "Румынские" in desk.get("/queues/").content.decode()


def test_only_who_manages_the_desk_makes_or_forgets_one_for_all(desk, as_user, dan, central):
    desk.post("/queues/new/", {"name": "Mine", "state": "open", "shared": "1"})
    assert Queue.objects.get().user is not None
    as_user(dan).post("/queues/new/", {"name": "All", "state": "waiting", "shared": "1"})
    shared = Queue.objects.get(user=None)
    assert "for all" in desk.get("/queues/").content.decode()
    desk.post(f"/queues/{shared.id}/removal/")
    assert Queue.objects.filter(id=shared.id).exists()
    as_user(dan).post(f"/queues/{shared.id}/removal/")
    assert not Queue.objects.filter(id=shared.id).exists()


def test_a_queue_of_somebody_else_is_not_there(desk, as_user, central):
    desk.post("/queues/new/", {"name": "Secret", "state": "open"})
    other = as_user(hire("Olga", "desk_specialist", central))
    assert "Secret" not in other.get("/queues/").content.decode()
    assert other.post(f"/queues/{Queue.objects.get().id}/removal/").status_code == 404
