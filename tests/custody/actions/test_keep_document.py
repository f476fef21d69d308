from datetime import timedelta

import pytest
from django.utils import timezone

from tests.custody.conftest import CANARY
from zabota.core.errors import Refused
from zabota.custody.actions.keep_document import keep_document
from zabota.custody.actions.receive_document import receive_document


def test_it_is_held_longer_only_with_a_reason_and_to_a_near_day(asked, oleg, nina):
    receive_document(asked, CANARY, "a.jpg")
    later = timezone.now() + timedelta(days=10)
    for until, because, by in (
        (later, "надо", oleg),
        (later + timedelta(days=90), "Ждём ответа банка.", oleg),
        (later, "Ждём ответа банка.", nina),
    ):
        with pytest.raises(Refused):
            keep_document(asked, until=until, because=because, by=by)
    keep_document(asked, until=later, because="Ждём ответа банка.", by=oleg)
    assert (asked.needed_until, asked.kept_because) == (later, "Ждём ответа банка.")


def test_what_is_not_here_cannot_be_kept(asked, oleg):
    with pytest.raises(Refused):
        keep_document(asked, until=timezone.now() + timedelta(days=1), because="Ждём ответа банка.", by=oleg)
