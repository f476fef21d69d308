import hashlib
from pathlib import Path

import pytest

from zabota.core.actions.store_stream import store_stream
from zabota.core.errors import Refused
from zabota.core.models import StoredFile


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """One of its own: others store files meanwhile."""
    settings.FILES = tmp_path
    return tmp_path


def test_pieces_become_one_file(db):
    kept = store_stream([b"one ", b"", b"two"], "../a/почта.mbox", "application/mbox", most_bytes=100)
    assert kept.path.read_bytes() == b"one two" and kept.size == 7 and kept.filename == "почта.mbox"
    assert kept.sha256 == hashlib.sha256(b"one two").hexdigest() and kept.media_type == "application/mbox"


def test_nothing_is_left_of_one_that_is_too_large_or_breaks_off(db, folder):
    def breaks_off():
        yield b"one"
        raise OSError("gone")

    with pytest.raises(Refused):
        store_stream([b"12345", b"67890"], "a", most_bytes=9)
    with pytest.raises(OSError, match="gone"):
        store_stream(breaks_off(), "a", most_bytes=9)
    assert not StoredFile.objects.exists() and not list(folder.glob("??/*"))
