import os
import time
from pathlib import Path

import pytest
from django.db import transaction

from zabota.core.actions.remove_stray_files import remove_stray_files
from zabota.core.actions.store_file import store_file

TWO_DAYS_AGO = time.time() - 2 * 24 * 3600


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def age(path: Path) -> None:
    os.utime(path, (TWO_DAYS_AGO, TWO_DAYS_AGO))


def test_what_a_lost_transaction_left_goes_after_a_day_and_what_a_row_names_stays(db, settings):
    kept = store_file(b"kept", "Договор.txt")
    age(kept.path)
    with transaction.atomic():
        lost, fresh = store_file(b"lost", "a.txt"), store_file(b"fresh", "b.txt")
        age(lost.path)
        transaction.set_rollback(True)
    assert remove_stray_files() == 1
    assert kept.path.exists() and fresh.path.exists() and not lost.path.exists()
    assert remove_stray_files() == 0


def test_a_file_that_is_not_ours_is_left_alone(db, settings):
    foreign = Path(settings.FILES) / "no" / "notes.txt"
    foreign.parent.mkdir()
    foreign.write_text("mine")
    age(foreign)
    assert remove_stray_files() == 0 and foreign.exists()
