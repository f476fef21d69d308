from zabota.visits.actions.send_notice import send_notice
from zabota.visits.actions.settle_tasks import settle_tasks


def test_what_became_known_is_nobodys_task_any_more(booked, lena):
    task = send_notice(booked.notices.get(kind="unconfirmed")).task
    settle_tasks(booked, "no_word", by=lena)
    task.refresh_from_db()
    assert task.is_open
    settle_tasks(booked, "unconfirmed", by=lena)
    task.refresh_from_db()
    assert task.done_by == lena and task.outcome
