"""Receivers that are down three times in ten, and links that break after the dot: nothing leaves twice."""

import random
from collections import Counter
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from tests.channels.sink import Sink
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Dispatch

MAILS, DOWN, BREAKS = 80, 0.3, 0.1
ROUNDS = 12


class Flaky(Sink):
    """Says 451 now and then and keeps nothing; or keeps it, and the link breaks before it can say so."""

    def __init__(self) -> None:
        super().__init__()
        self.dice = random.Random(2026)
        self.kept: Counter[str] = Counter()
        self.put_off = self.broken = 0
        self.before_answer = self.decide

    def decide(self) -> None:
        chance = self.dice.random()
        if chance < DOWN:
            self.answer, self.put_off = "451 down", self.put_off + 1
            return
        self.kept[message_from_bytes(self.mails[-1], policy=policy.default)["Message-ID"]] += 1
        self.answer = "hang up" if chance < DOWN + BREAKS else "250 kept"
        self.broken += self.answer == "hang up"


@pytest.fixture
def flaky(settings):
    server = Flaky()
    server.start()
    settings.SMTP_URL = server.url
    yield server
    server.stop()


def test_what_is_put_off_arrives_once_and_what_is_uncertain_is_shown(mail_inbox, flaky, capsys):
    for number in range(MAILS):
        queue_dispatch(inbox=mail_inbox, to=f"vera{number}@example.com", subject="Готово", body="Țară, ёж.")
    for _round in range(ROUNDS):
        Dispatch.objects.exclude(next_try_at=None).update(next_try_at=timezone.now())
        for dispatch_id in Dispatch.objects.values_list("id", flat=True):
            send_dispatch(dispatch_id)
    sent = set(Dispatch.objects.exclude(sent_at=None).values_list("message_id", flat=True))
    uncertain = set(Dispatch.objects.exclude(uncertain_at=None).values_list("message_id", flat=True))
    with capsys.disabled():
        print(
            f"\n{MAILS} mails, {flaky.put_off} sendings put off, {flaky.broken} links broken after the dot: "
            f"{sum(times > 1 for times in flaky.kept.values())} doubled, {len(uncertain)} shown as uncertain"
        )
    assert flaky.put_off > MAILS // 5 and flaky.broken
    assert set(flaky.kept.values()) == {1}, "a mail arrived twice"
    assert sent | uncertain == set(flaky.kept) and len(flaky.kept) == MAILS, "a mail is lost"
    assert len(uncertain) == flaky.broken and not sent & uncertain
    assert Dispatch.objects.uncertain().count() == flaky.broken
