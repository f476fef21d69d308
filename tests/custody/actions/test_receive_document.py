from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.custody.conftest import CANARY
from zabota.core.errors import Refused
from zabota.custody.actions.receive_document import receive_document
from zabota.custody.sealed import unseal


def on_disk(home) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_what_was_sent_lies_sealed_and_nowhere_open(asked, home):
    receive_document(asked, CANARY, "../паспорт.jpg")
    asked.refresh_from_db()
    assert asked.is_held and asked.filename == "паспорт.jpg"
    assert unseal(asked.sealed_as) == CANARY and CANARY not in on_disk(home)


def test_a_second_file_is_refused_and_leaves_nothing(asked, home):
    receive_document(asked, CANARY, "a.jpg")
    before = sorted(home.rglob("*.box"))
    with pytest.raises(Refused):
        receive_document(asked, b"another", "b.jpg")
    assert sorted(home.rglob("*.box")) == before


def test_too_late_too_large_or_empty_keeps_nothing(asked, home):
    with pytest.raises(Refused):
        receive_document(asked, b"", "a.jpg")
    with pytest.raises(Refused):
        receive_document(asked, b"x" * ((10 << 20) + 1), "a.jpg")
    with time_machine.travel(timezone.now() + timedelta(days=4)), pytest.raises(Refused):
        receive_document(asked, CANARY, "a.jpg")
    assert not list(home.rglob("*.box"))
