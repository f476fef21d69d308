"""The contact policy on the real database: whatever the order, however many at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Refusal, Response
from zabota.feedback.policy import words_of
from zabota.feedback.rhythm import YEAR

START = datetime(2026, 1, 1, tzinfo=UTC)
AT_ONCE = 6
days = some.lists(some.integers(0, 800), min_size=1, max_size=12)


@given(days, some.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_in_any_order_the_gap_holds_and_every_refusal_is_explained(alice, survey, talk, wishes, has_talk):
    with transaction.atomic():
        results = [
            invite(talk(alice) if has_talk else alice, survey, at=START + timedelta(days=d)) for d in wishes
        ]
        asked = sorted(one.created_at for one in results if isinstance(one, Invitation))
        refused = [one for one in results if isinstance(one, Refusal)]
        assert asked and len(asked) + len(refused) == len(wishes)
        assert all(b - a >= timedelta(days=30) for a, b in zip(asked, asked[1:], strict=False))
        assert all(sum(a <= b < a + YEAR for b in asked) <= 6 for a in asked)
        assert Refusal.objects.count() == len(refused)
        for language in ("en", "ru", "ro"):
            with translation.override(language):
                for row in refused:
                    name, facts = row.details["reasons"][0]
                    assert name == row.reason and str(words_of(name, facts)) not in ("", name)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_invitation(alice, survey, talk):
    talks = [talk(alice) for _ in range(AT_ONCE)]
    results = at_once(lambda number: invite(talks[number], survey, at=START))
    assert sorted(type(one).__name__ for one in results) == ["Invitation"] + ["Refusal"] * (AT_ONCE - 1)
    assert {one.reason for one in results if isinstance(one, Refusal)} == {"too_soon"}
    assert Invitation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_presses_at_once_keep_one_response(invitation, reception):
    results = at_once(lambda number: respond(invitation, {reception.id: (number + 1, "")}))
    assert len({one.id for one in results}) == 1
    assert Response.objects.count() == 1 and Response.objects.get().marks.count() == 1


def at_once(work) -> list:
    """Run `work(number)` in threads that all start together, each on a connection of its own."""
    start = Barrier(AT_ONCE)

    def run(number: int):
        try:
            connection.ensure_connection()
            start.wait(20)
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))
