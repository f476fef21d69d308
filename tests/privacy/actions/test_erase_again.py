"""Who was erased stays erased: a copy made before is brought back by the real command, beside the list."""

import pytest

from tests.core.test_backup import Home
from tests.privacy.conftest import MAIL, NAME
from zabota.core.backup.lists import join_lists
from zabota.customers.models import Customer
from zabota.privacy.actions.erase_again import erase_again
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.erased_list import listed, mark_of
from zabota.privacy.models import Erasure

ADD = f"""
from zabota.customers.actions.add_customer import add_customer
add_customer(name='{NAME}', addresses=[('email', '{MAIL}')], by=None)
from zabota.company.models import User; User.objects.create_user('dan@zabota.example', 'длинный пароль')
"""
ERASE = f"""
from zabota.customers.models import Customer
from zabota.privacy.actions.erase_person import erase_person
erase_person(Customer.objects.get(name='{NAME}'), 'asked')
"""


def names(home: Home) -> str:
    return " ".join(home.ask("SELECT name FROM customers_customer"))


@pytest.mark.soak
def test_a_restored_copy_does_not_bring_the_person_back(ready_home):
    home = Home(ready_home())
    home.shell(ADD)
    home.zabota("backup", home.folder / "copy.tar.gz")
    home.shell(ERASE)
    assert "Ștefania" not in names(home)
    home.zabota("restore", home.folder / "copy.tar.gz", "--force")
    assert "Ștefania" not in names(home)
    assert home.ask("SELECT value FROM customers_identity") == []
    assert home.ask("SELECT because FROM privacy_erasure") == ["restored"]
    assert home.users() == ["dan@zabota.example"], "the rest is back"


def test_only_the_very_same_card_is_erased_again(stefania, keeper, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    assert [*listed()] == [(stefania.id, mark_of(stefania))]
    assert erase_again() == 0
    stranger = Customer.objects.get(id=stefania.id)
    Customer.objects.filter(id=stranger.id).update(erased_at=None, created_at="2020-01-01T00:00:00Z")
    assert erase_again() == 0
    assert Erasure.objects.filter(customer_ids__contains=[stefania.id]).count() == 1


def test_a_card_that_came_back_is_erased_again(stefania, keeper, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    Customer.objects.filter(id=stefania.id).update(erased_at=None, name=NAME)
    assert erase_again() == 1 and erase_again() == 0
    stefania.refresh_from_db()
    assert stefania.name == "" and stefania.erased_at
    assert Erasure.objects.latest("id").because == Erasure.Because.RESTORED


def test_lists_are_joined_and_nothing_is_taken_back(tmp_path):
    ours, theirs = tmp_path / "home", tmp_path / "copy"
    (ours / "lists").mkdir(parents=True)
    theirs.mkdir()
    (ours / "lists" / "erased.jsonl").write_text("a\nb\n")
    (theirs / "erased.jsonl").write_text("b\nc\n")
    join_lists(theirs, ours)
    assert (ours / "lists" / "erased.jsonl").read_text() == "a\nb\nc\n"
