"""Months in one test: people at their pages, the clock moved by hand, what is queued done at once."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.channels.sink import Sink
from tests.story.conftest import letters_to, text_of
from zabota.core.jobs import job_app
from zabota.desk.models import Conversation
from zabota.recovery.models import RecoveryCase

MOST_ROUNDS = 50


def at(*when: int):
    """The clock stands at this moment of UTC."""
    return time_machine.travel(datetime(*when, tzinfo=UTC), tick=False)


def work_off() -> None:
    """Do what is queued and due, and what that queues in turn."""
    for _round in range(MOST_ROUNDS):
        waiting = ProcrastinateJob.objects.filter(status="todo").order_by("id")
        due = [job for job in waiting if job.scheduled_at is None or job.scheduled_at <= timezone.now()]
        if not due:
            return
        for job in due:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.id])
            job_app().tasks[job.task_name].func(**job.args)
    raise AssertionError(f"The queue does not empty: {[job.task_name for job in due]}")


class Seat:
    """A colleague at the pages while the clock stands; without a user it is a customer, or a tablet."""

    def __init__(self, user=None):
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def get(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.content.decode()

    def post(self, path: str, **form) -> None:
        """Neither an error nor a refusal; what follows of it by itself follows at once."""
        answer = self.client.post(path, form)
        assert answer.status_code in (200, 204, 302, 303), f"{path}: {answer.status_code} {said(answer)}"
        work_off()


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())[-1500:]


def link_in(sink: Sink, address: str, purpose: str, holding: str = "") -> str:
    """The path of the newest link of that purpose in the mails to the address."""
    mails = [text_of(mail) for mail in letters_to(sink, address, holding)]
    links = [link for text in mails for link in re.findall(rf"https?://\S+/{purpose}/\S+", text)]
    assert links, f"no link for {purpose} in {mails}"
    return urlsplit(links[-1]).path


def answered_and_resolved(nina, talk: Conversation, reason, text: str) -> None:
    desk, path = Seat(nina), f"/conversations/{talk.id}/"
    assert talk.subject in desk.get(path)
    desk.post(path + "assignment/", to="me")
    talk.refresh_from_db()
    about = {"resolving": "1", "reason": reason.id, "outcome": "done"}
    desk.post(path + "reply/", text=text, version=talk.version, key="one-press", **about)
    talk.refresh_from_db()
    assert talk.is_resolved


def marked(sink: Sink, address: str, scores: dict, why: str) -> RecoveryCase:
    """The customer answers by the link in the mail that brought the result; a critic's mark opens a case."""
    path, customer = link_in(sink, address, "survey"), Seat()
    assert "mark-" in customer.get(path)
    form = {f"mark-{touchpoint.id}": score for touchpoint, score in scores.items()}
    form |= {f"why-{touchpoint.id}": why for touchpoint, score in scores.items() if score < 9}
    customer.post(path, **form)
    return RecoveryCase.objects.get(customer__identities__value=address)


def put_right_says_the_customer(sink: Sink, address: str, case: RecoveryCase, words: str, mark: int) -> None:
    path, customer = link_in(sink, address, "put-right"), Seat()
    customer.post(path, answer="yes", words=words)
    customer.post(path, score=mark)
    case.refresh_from_db()
    assert (case.ending, case.mark_after) == (RecoveryCase.Ending.CONFIRMED, mark)


def thinks_of_the_answer(sink: Sink, address: str, answer: str, view: str, words: str = "") -> None:
    path, customer = link_in(sink, address, "complaint", holding=answer), Seat()
    assert answer in customer.get(path)
    customer.post(path, view=view, words=words)


def written_in_the_book(nina, branch, page: int, text: str, on) -> None:
    """Typed in at the branch; it stands in the register of complaints at once."""
    about = {
        "branch": branch.id,
        "page": page,
        "written_on": on,
        "text": text,
        "key": f"b-{branch.id}-{page}",
    }
    Seat(nina).post("/reception/book/new/", **about)


def the_commission_sits(chair, meeting, *, minutes: dict[str, str], present: list) -> str:
    """Begun, each point's minutes written, closed; the minutes as they are printed."""
    seat, path = Seat(chair), f"/commission/{meeting.pk}/"
    seat.post(path + "beginning/")
    for topic, text in minutes.items():
        item = meeting.items.filter(topic=topic).first()
        assert item is not None, (
            f"{topic} is not on the agenda: {list(meeting.items.values('topic', 'text'))}"
        )
        seat.post(path + "minutes/", item=item.pk, version=item.version, text=text)
    seat.post(path + "closing/", present=[user.pk for user in present])
    return seat.get(path + "print/")
