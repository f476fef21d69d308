"""Two machines that answer each other stop by themselves, also when one hides that it is a machine."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.channels.sink import Sink
from tests.story.conftest import letter, post, until
from zabota.channels.models import Delivery, Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.desk.models import Message

ROOT = Path(__file__).resolve().parents[2]
MOST_MESSAGES = 5
THEIR_ADDRESS = "help@other.example"
QUIET_SECONDS = 4.0


def wait_for_quiet(counted) -> int:
    """The count, once it has not grown for a while."""
    last, since = counted(), time.monotonic()
    deadline = since + 90
    while time.monotonic() - since < QUIET_SECONDS:
        assert time.monotonic() < deadline, "they go on and on"
        time.sleep(0.1)
        if (now := counted()) != last:
            last, since = now, time.monotonic()
    return last


class Bot(Sink):
    """Answers every mail at once, with a new Message-ID and without any header that names a machine."""

    def __init__(self, receiver: str):
        super().__init__()
        self.receiver, self.sent = receiver, 0

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        self.loop.run_in_executor(None, self.answer_back, len(self.mails))
        return answer

    def answer_back(self, number: int) -> None:
        self.sent += 1
        text = f"Thank you for your message number {number}. We will be with you shortly."
        mail = letter("Robot <desk@robot.example>", f"Your message {number}", text)
        del mail["Message-ID"]
        mail["Message-ID"] = f"<{number}@robot.example>"
        post(self.receiver, mail, "desk@robot.example")


@pytest.fixture
def bot(server, settings, mail_inbox):
    bot = Bot(settings.SMTP_RECEIVER)
    bot.start()
    settings.SMTP_URL = bot.url
    yield bot
    bot.stop()


def test_a_robot_that_hides_what_it_is_gets_at_most_five_messages_in_all(bot, settings):
    post(
        settings.SMTP_RECEIVER, letter("Robot <desk@robot.example>", "Begin", "Hello?"), "desk@robot.example"
    )
    until(lambda: bot.mails, "our first answer")
    total = wait_for_quiet(lambda: len(bot.mails) + bot.sent + 1)
    assert 2 <= total <= MOST_MESSAGES, total
    assert Message.objects.filter(direction="out").count() == len(bot.mails)


def test_without_the_brake_the_same_robot_goes_on(bot, settings):
    """The control: what stops it is the brake, not the robot."""
    set_parameter("desk.most_automatic_per_customer", 6)
    post(
        settings.SMTP_RECEIVER, letter("Robot <desk@robot.example>", "Begin", "Hello?"), "desk@robot.example"
    )
    until(lambda: len(bot.mails) + bot.sent + 1 > MOST_MESSAGES, "it goes on")
    wait_for_quiet(lambda: len(bot.mails) + bot.sent)


@pytest.fixture
def other_company(settings, server, ready_home):
    """A second Zabota with a home of its own; whatever it sends comes to our receiver."""
    home = ready_home()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "ZABOTA_HOME": str(home),
        "ZABOTA_SMTP_RECEIVER": f"127.0.0.1:{port}",
        "ZABOTA_SMTP_URL": f"smtp://{settings.SMTP_RECEIVER}",
        "ZABOTA_MAIL_DOMAIN": "other.example",
        "ZABOTA_UNSAFE_PYTHON": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    environment.pop("DATABASE_URL", None)
    prepare = "from tests.faults import intake_process as i; i.prepare(); "
    prepare += f"i.Inbox.objects.update(address={THEIR_ADDRESS!r})"
    subprocess.run([sys.executable, "-c", prepare], cwd=ROOT, env=environment, check=True, timeout=120)
    with (home / "worker.log").open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "config.cli", "worker"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    settings.SMTP_URL = f"smtp://127.0.0.1:{port}"
    until(lambda: answers(port), "the other company is at work", 60)
    yield port
    worker.terminate()
    worker.wait(30)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def test_two_of_us_stop_after_at_most_five_messages(other_company, mail_inbox, settings):
    """A mail in the name of the other company's inbox begins it: we answer there, they might answer here."""
    post(settings.SMTP_RECEIVER, letter(f"Them <{THEIR_ADDRESS}>", "Begin", "Hello?"), THEIR_ADDRESS)
    until(lambda: Dispatch.objects.exclude(sent_at=None).first(), "our first answer left")
    total = wait_for_quiet(lambda: Delivery.objects.count() + Dispatch.objects.exclude(sent_at=None).count())
    assert 2 <= total <= MOST_MESSAGES, total
    assert not Dispatch.objects.exclude(failed_at=None).exists()
