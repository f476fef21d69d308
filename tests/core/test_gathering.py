"""What a batch stores is stored together, and only what really happened."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zabota.core.gathering import keep, keep_all, store_waiting, together
from zabota.core.models import EventRecord, StoredFile
from zabota.core.search import find, forget, remember, remember_more

pytestmark = pytest.mark.django_db


def record(name: str) -> EventRecord:
    return EventRecord(name=name, subject="Ștefan\t\\N\nВера", values={"ё": [None, "\\"]}, by_id=None)


def test_rows_have_their_ids_at_once_and_are_stored_at_the_end():
    with together(3):
        rows = [keep(record(str(number))) for number in range(5)]
        assert not EventRecord.objects.exists() and len({row.id for row in rows}) == 5
    stored = EventRecord.objects.in_bulk()
    for row in rows:
        kept = stored[row.id]
        assert (kept.name, kept.subject, kept.values, kept.by_id) == (row.name, row.subject, row.values, None)
        assert kept.at == row.at and not row._state.adding


def test_outside_it_a_row_is_stored_at_once():
    assert keep(record("1")) == EventRecord.objects.get()


def test_what_a_rolled_back_savepoint_kept_is_not_stored():
    with together(3):
        keep_all([record("before")])
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            keep_all([record("lost")])
            raise ZeroDivisionError
        keep_all([record("after")])
    assert [*EventRecord.objects.order_by("id").values_list("name", flat=True)] == ["before", "after"]


def test_an_error_stores_nothing():
    with pytest.raises(ZeroDivisionError), together(3):
        keep(record("1"))
        raise ZeroDivisionError
    assert not EventRecord.objects.exists()


def test_a_clash_is_the_error_that_an_insert_raises():
    file = {"filename": "a", "media_type": "text/plain", "size": 1, "sha256": "", "name": "same"}
    with pytest.raises(IntegrityError), transaction.atomic(), together(2):
        keep_all([StoredFile(**file), StoredFile(**file)])


def test_who_asks_for_what_waits_has_it_stored():
    with together(3):
        keep(record("1"))
        store_waiting()
        assert EventRecord.objects.count() == 1
    assert EventRecord.objects.count() == 1


def test_words_of_one_thing_are_put_together_as_if_stored_one_after_the_other():
    now = timezone.now()
    with together(3):
        remember("lamp", 1, ["old"], now)
        remember("lamp", 1, ["чайник"], now)
        remember_more("lamp", 1, ["ceainic"], now)
        remember_more("lamp", 2, ["ceainic"], now)
        forget("lamp", 2)
    assert not find("lamp", "old")
    assert find("lamp", "чайник ceainic").get().object_id == 1
    assert find("lamp", "ceainic").count() == 1


def test_a_few_rows_of_several_tables_go_in_one_message():
    with CaptureQueriesContext(connection) as asked, together(1, EventRecord, EventRecord):
        keep(record("Вера"))
        keep(record("Ștefan"))
        keep_all([StoredFile(filename="ț", media_type="text/plain", size=1, sha256="", name="one")])
        remember("test", 1, ["shop"], timezone.now())
    assert len(asked) == 2  # the ids and the rows
    assert EventRecord.objects.count() == 2 and StoredFile.objects.get().filename == "ț"
    assert find("test", "shop").exists()
