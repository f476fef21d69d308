"""Customers from another program: looked at, taken over, undone."""

import tracemalloc
from pathlib import Path

import pytest

from tests.desk.conftest import say
from tests.imports.conftest import taken_over
from zabota.core.models import EventRecord, StoredFile
from zabota.customers.finding import find_customers
from zabota.customers.models import Customer, Identity
from zabota.imports.actions.correct_reading import correct_reading
from zabota.imports.actions.undo_import import run_undo, undo_import
from zabota.imports.models import ImportedRow
from zabota.imports.preview import preview_of
from zabota.imports.table import rows_of


def outcomes(of) -> list[str]:
    return list(ImportedRow.objects.filter(of=of).order_by("number").values_list("outcome", flat=True))


def undone(of, by):
    undo_import(of, by=by)
    run_undo(of.id)
    of.refresh_from_db()
    return of


def test_what_the_preview_says_is_what_becomes_of_it(brought, vera, dan):
    of = brought()
    assert (of.encoding, of.delimiter, of.total) == ("cp1251", ";", 6)
    assert of.places == {"name": 0, "phone": 1, "email": 2, "card": 3}
    before = Customer.objects.count()
    seen = preview_of(of, dan)
    assert Customer.objects.count() == before
    assert [str(one["outcome"]) for one in seen] == ["made", "joined", "wrong", "wrong", "made", "joined"]
    assert "country code" in seen[2]["problem"] and "Neither" in seen[3]["problem"]
    taken_over(of, dan)
    assert outcomes(of) == ["made", "joined", "wrong", "wrong", "joined", "wrong"], "rows above count as well"
    ion = Customer.objects.get(name="Ион Чебан")
    assert set(ion.identities.values_list("kind", "value")) == {
        ("phone", "+37369123456"),
        ("email", "ion@example.md"),
        ("email", "ion.second@example.md"),
        ("card", "A1"),
    }
    assert ion.branches.get() == of.branch
    assert set(vera.identities.values_list("kind", flat=True)) == {"email", "card"}
    assert find_customers("second@example", dan).ids == [ion.id]


def test_nobody_is_told_and_the_file_is_gone(brought, dan):
    of = brought()
    path = of.file.path
    taken_over(of, dan)
    assert not EventRecord.objects.exists() and not StoredFile.objects.exists() and not path.exists()
    assert "ion" not in str(list(ImportedRow.objects.values("problem", "number")))


def test_it_is_undone_but_for_what_somebody_worked_with(brought, vera, dan, mail_inbox):
    of = taken_over(brought(TABLE_OF_THREE), dan)
    worked_with = Customer.objects.get(name="Б")
    say(mail_inbox, sender="b@example.md")
    undone(of, dan)
    assert outcomes(of) == ["undone", "left", "undone"] and of.undone_at
    assert list(Customer.objects.exclude(id=vera.id)) == [worked_with]
    assert not Identity.objects.filter(kind="card").exists()
    assert undone(of, dan).undone_at == of.undone_at


TABLE_OF_THREE = "name,email,card\nА,a@example.md,\nБ,b@example.md,\nВера,vera@example.com,C3\n"


def test_leaving_cards_as_they_are(brought, vera, dan):
    of = brought(TABLE_OF_THREE)
    correct_reading(
        of, encoding="utf-8-sig", delimiter=",", duplicates="skip", places={"email": 1, "card": 2}, by=dan
    )
    of.refresh_from_db()
    taken_over(of, dan)
    assert outcomes(of) == ["made", "made", "skipped"]
    assert not Customer.objects.filter(name="А").exists(), "the name's column was not chosen"


def test_a_card_of_a_foreign_branch_is_neither_changed_nor_shown(brought, bob, oleg):
    text = f"name,email,card\nБоб,{bob.identities.get().value},Z9\n"
    of = brought(text, "utf-8", by=oleg)
    oleg.roles.get().permissions.append("imports.run")
    shown = preview_of(of, oleg)
    assert shown[0]["customer"] is None and "do not see" in shown[0]["problem"]
    taken_over(of, oleg)
    assert outcomes(of) == ["wrong"] and bob.identities.count() == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_way_of_writing_a_table(brought, encoding, delimiter):
    text = "\n".join(delimiter.join(row) for row in (["Имя", "Телефон"], ["Пётр", "069123456"], ["Аня", "1"]))
    of = brought(text, encoding)
    assert of.columns == ["Имя", "Телефон"] and of.places == {"name": 0, "phone": 1} and of.total == 2


def test_a_crash_between_batches_loses_and_doubles_nothing(brought, dan, monkeypatch):
    of = brought("name,email\n" + "".join(f"К{n},k{n}@example.md\n" for n in range(40)), "utf-8")
    monkeypatch.setattr("zabota.imports.actions.run_import.BATCH", 15)
    calls = []

    def dies(of, batch):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return really(of, batch)

    from zabota.imports.actions import run_import as module

    really = module.settle
    monkeypatch.setattr(module, "settle", dies)
    with pytest.raises(KeyboardInterrupt):
        taken_over(of, dan)
    of.refresh_from_db()
    assert of.done == 15 and Customer.objects.count() == 15
    module.run_import(of.id)
    assert Customer.objects.count() == 40 == ImportedRow.objects.count()


def table(count: int) -> str:
    return "name;phone;email\n" + "".join(f"Клиент {n};+3736{n:07d};k{n}@example.md\n" for n in range(count))


def test_three_hundred_rows_there_and_back(brought, dan):
    of = taken_over(brought(table(300), "utf-8"), dan)
    assert Customer.objects.count() == 300
    undone(of, dan)
    assert not Customer.objects.exists() and not Identity.objects.exists()


@pytest.mark.soak
def test_a_hundred_thousand_rows_in_flat_memory(transactional_db, brought, dan):
    """The peak of 100,000 rows is at most half again that of 5,000. Batches are committed one by one: within
    one transaction all that waits for its end would be counted.
    """
    peaks = []
    for count in (5_000, 100_000):
        of = brought(table(count), "utf-8")
        tracemalloc.start()
        taken_over(of, dan)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert ImportedRow.objects.filter(of=of).count() == count
        undone(of, dan)
    print(f"\npeaks of memory: {[round(peak / 1e6, 1) for peak in peaks]} MB")
    assert peaks[1] < peaks[0] * 1.5 and not Customer.objects.exists()


def test_rows_are_read_one_by_one(tmp_path):
    path = Path(tmp_path) / "big.csv"
    path.write_text(table(50_000))
    tracemalloc.start()
    total = sum(1 for _row in rows_of(path, "utf-8", ";"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 50_001 and peak < 500_000, f"{peak} bytes"


@pytest.mark.parametrize("text", ["", "name,email\n", "\n\n", '"', "\x00"])
def test_odd_files_are_refused_in_words(client, dan, text):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(dan)
    answer = client.post("/settings/imports/", {"file": SimpleUploadedFile("x.csv", text.encode())})
    assert answer.status_code == 422


def test_the_pages(client, dan, nina, vera, brought):
    of = brought()
    url = f"/settings/imports/{of.pk}/"
    client.force_login(nina)
    assert client.get(url).status_code == client.get("/settings/imports/").status_code == 403
    client.force_login(dan)
    assert "клиенты.csv" in client.get("/settings/imports/").content.decode()
    page = client.get(url).content.decode()
    assert "Ион Чебан" in page and "Neither a name nor an address." in page
    posted = {
        "encoding": "cp1251",
        "delimiter": ";",
        "duplicates": "skip",
        "column_name": "0",
        "column_email": "2",
    }
    assert client.post(f"{url}reading/", posted).status_code == 302
    of.refresh_from_db()
    assert of.places == {"name": 0, "email": 2} and of.duplicates == "skip"
    assert client.get(f"{url}start/").status_code == 405
    client.post(f"{url}start/")
    of.refresh_from_db()
    assert "0 of 6" in client.get(url).content.decode()
    taken_over(of, dan)
    page = client.get(f"{url}?outcome=wrong").content.decode()
    assert "not taken over" in page
    client.post(f"{url}undoing/")
    of.refresh_from_db()
    assert of.undo_asked_at and of.is_under_way
