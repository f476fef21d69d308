"""Signs of a person in texts of others: every way of writing them, and none of anybody else."""

import pytest

from tests.privacy.conftest import MAIL, NAME
from zabota.customers.models import Customer
from zabota.desk.models import Note
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.remove_traces import remove_traces
from zabota.privacy.certificate import digest_of, is_untouched
from zabota.privacy.signs import mended, signs_of

SIGNS = signs_of([NAME, "Вера"], [MAIL, "+37369765432", "7731"])


@pytest.mark.parametrize(
    "text",
    [
        "Ștefania Ёлкина",
        "ШТЕФАНИЯ? нет: ȘTEFANIA ЁЛКИНА",
        "ёлкина  ștefania",
        MAIL.upper(),
        f"<{MAIL}>",
        "+373 69 765 432",
        "+37369765432",
        "0037369765432",
        "069765432",
        "069-765-432",
        "(+373) 69 76 54 32",
        "69765432",
    ],
)
def test_every_way_of_writing_is_known(text):
    assert "…" in mended(f"Это {text}, да", SIGNS)
    assert mended({"a": [f"x {text}"]}, SIGNS) != {"a": [f"x {text}"]}


@pytest.mark.parametrize(
    "text",
    [
        "Ștefania и Ёлкина",
        "Ёлкина",
        "Вера",
        f"not{MAIL}",
        f"{MAIL}x",
        "1697654321",
        "697654321",
        "7731",
        "Ștefania Ёлкинаская",
    ],
)
def test_what_points_to_somebody_else_stays(text):
    assert mended(text, SIGNS) == text


def test_numbers_in_json_go_and_flags_and_row_numbers_stay():
    assert mended({"phone": 69765432 * 10, "id": 7, "is": True}, SIGNS) == {
        "phone": 697654320,
        "id": 7,
        "is": True,
    }
    chat = signs_of([], ["987654321"])
    assert mended({"chat": 987654321, "id": 12}, chat) == {"chat": None, "id": 12}


def test_a_name_that_somebody_else_bears_stays_where_others_wrote_it(elsewhere, stefania, keeper):
    Customer.objects.create(name=NAME)
    erasure = erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    remove_traces(erasure)
    erasure.refresh_from_db()
    text = Note.objects.get(id=elsewhere.note.id).text
    assert NAME.upper() in text and MAIL.upper() not in text
    assert erasure.found["shared_name"] is True and erasure.found["left"] == 0


def test_the_proof_names_nobody_and_a_changed_one_is_seen(elsewhere, stefania, keeper):
    erasure = erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    remove_traces(erasure)
    remove_traces(erasure)
    erasure.refresh_from_db()
    assert erasure.looked_for is None and is_untouched(erasure)
    assert erasure.found["tables"] > 80 and erasure.found["mended"]["desk_note.text"] == 1
    erasure.counts["files"] = 0
    assert not is_untouched(erasure) and digest_of(erasure) != erasure.digest
