"""What the stories share: people at their desks, a post office on each side, and patience."""

import smtplib
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as moment
from decimal import Decimal
from email.message import EmailMessage

import pytest
import requests
from django.conf import settings as django_settings

from tests.channels.sink import Sink
from tests.conftest import session_cookie
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.smtp_receiver import Receiver
from zabota.company.hours import forget_hours
from zabota.company.models import Branch, BusinessHours, Role
from zabota.desk.clocks import policies
from zabota.desk.models import ContactReason, Message, SlaPolicy, SlaTarget
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Survey
from zabota.recovery.actions.set_limit import set_limit

LONGEST_SECONDS = 30.0


class Member:
    """A colleague with a browser that runs no script: their cookie, and the pages' own addresses."""

    def __init__(self, server: str, user):
        self.server = server
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.cookies.set(django_settings.SESSION_COOKIE_NAME, session_cookie(user))
        self.session.cookies.set("csrftoken", "s" * 32)

    def get(self, path: str, **more) -> requests.Response:
        return self.session.get(self.url(path), timeout=30, **more)

    def post(self, path: str, **form) -> requests.Response:
        """What was asked for is done: the answer is neither an error nor a refusal."""
        answer = self.session.post(
            self.url(path), data=form, headers={"X-CSRFToken": "s" * 32}, timeout=30, allow_redirects=False
        )
        assert answer.status_code in (200, 204, 302, 303), f"{path}: {answer.status_code} {answer.text[:500]}"
        return answer

    def url(self, path: str) -> str:
        return path if path.startswith("http") else self.server + path


@pytest.fixture
def member(server) -> Callable[..., Member]:
    """member(nina) sits at her desk, signed in to the running server."""
    return lambda user: Member(server, user)


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    """The post office of the customers: a real SMTP server on a free port."""
    server = Sink()
    server.start()
    settings.SMTP_URL = server.url
    yield server
    server.stop()


@pytest.fixture
def mail_in(transactional_db, mail_inbox) -> Iterator[Callable[[EmailMessage, str], Message]]:
    """mail_in(mail, envelope_from) hands it over by SMTP and has it read; the message that it became."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    receiver = Receiver("127.0.0.1", port, largest_bytes=1_000_000)
    receiver.start()

    def hand_over(mail: EmailMessage, envelope_from: str) -> Message:
        post(f"127.0.0.1:{port}", mail, envelope_from)
        read_deliveries()
        return Message.objects.order_by("-id").first()

    yield hand_over
    receiver.stop()


@pytest.fixture
def long_open(central) -> None:
    """Every branch there is has served for years."""
    Branch.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))


@pytest.fixture
def noon(central) -> Branch:
    """Central works every day and lies where it is about noon now, so that a mark is given by day."""
    hour = datetime.now(UTC).hour
    ahead = 12 - hour
    central.zone = f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"
    central.save()
    BusinessHours.objects.filter(branch=central).delete()
    for weekday in range(7):
        BusinessHours.objects.create(
            branch=central, weekday=weekday, opens_at=moment(8), closes_at=moment(19)
        )
    forget_hours()
    return central


@pytest.fixture
def limits(db) -> SlaPolicy:
    """First response in an hour, resolved in eight; in business time."""
    policy = SlaPolicy.objects.create(name="Usual")
    for limit, hours in (("first_response", 1), ("next_response", 2), ("resolution", 8)):
        SlaTarget.objects.create(policy=policy, limit=limit, seconds=hours * 3600)
    policies.forget()
    return policy


@pytest.fixture
def reason(db) -> ContactReason:
    return ContactReason.objects.create(name="Order")


@pytest.fixture
def survey(db) -> Survey:
    touchpoints = [
        add_touchpoint("Reception", "arriving", names={"ru": "Регистратура", "ro": "Recepția"}),
        add_touchpoint("Result", "buying", names={"ru": "Результат", "ro": "Rezultatul"}),
    ]
    return design_survey(None, touchpoints, name="After an answer", asked_after_resolution=True)


@pytest.fixture
def goodwill_limit(irina) -> None:
    """Irina may give up to 500 without asking."""
    set_limit(Role.objects.get(key="customer_relations"), Decimal(500))


def until(found: Callable[[], object], what: str, seconds: float = LONGEST_SECONDS):
    """What `found` returns as soon as it is something."""
    deadline = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < deadline, f"It did not happen: {what}"
        time.sleep(0.02)
    return value


def letter(
    sender: str, subject: str, text: str, to: str = "help@zabota.example", **headers: str
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = headers.pop("message_id", f"<{abs(hash((sender, subject, text)))}@example.com>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def post(address: str, message: EmailMessage, envelope_from: str = "vera@example.com") -> None:
    """A real SMTP client hands it to the receiver at host:port."""
    host, _colon, port = address.partition(":")
    with smtplib.SMTP(host, int(port), "client.example", timeout=20) as client:
        client.send_message(message, envelope_from, [message["To"]])


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def letters_to(sink: Sink, address: str, holding: str = "") -> list[EmailMessage]:
    return [one for one in sink.letters() if address in one["To"] and holding in text_of(one)]


def in_two_hours(at: datetime) -> datetime:
    return at + timedelta(hours=2)
