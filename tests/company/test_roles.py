"""How roles are called: the built-in ones in the reader's language, renamed ones as they were named."""

from django.urls import reverse
from django.utils.translation import override

from zabota.company.models import Role
from zabota.company.roles import DESK, ROLES


def test_a_built_in_role_is_named_in_the_readers_language(db):
    role = Role.objects.get(key=DESK)
    with override("ru"):
        in_russian = str(role)
    with override("ro"):
        in_romanian = str(role)
    with override("en"):
        in_english = str(role)
    assert in_english == ROLES[DESK]
    assert len({in_english, in_russian, in_romanian}) == 3


def test_a_role_that_was_renamed_bears_its_new_name_in_every_language(db):
    role = Role.objects.get(key=DESK)
    role.name = "Служба заботы"
    for language in ("en", "ru", "ro"):
        with override(language):
            assert str(role) == "Служба заботы"


def test_a_role_of_the_companys_own_is_not_translated_even_when_a_word_is_known(db):
    with override("ru"):
        assert str(Role.objects.create(name="Customers")) == "Customers"


def test_saving_a_role_in_russian_does_not_rename_it(client, dan):
    role = Role.objects.get(key=DESK)
    with override("ru"):
        shown = str(role)
    address = reverse("company:role", args=[role.id])
    dan.language = "ru"
    dan.save()
    client.force_login(dan)
    client.cookies["language"] = "ru"
    assert shown in client.get(address, HTTP_ACCEPT_LANGUAGE="ru").content.decode()
    answer = client.post(address, {"name": shown, "permissions": ["desk.see"]}, HTTP_ACCEPT_LANGUAGE="ru")
    assert answer.status_code == 302
    role.refresh_from_db()
    assert (role.name, role.permissions) == (ROLES[DESK], ["desk.see"])


def test_giving_a_role_another_name_renames_it(client, dan):
    role = Role.objects.get(key=DESK)
    client.force_login(dan)
    client.post(reverse("company:role", args=[role.id]), {"name": "Grija", "permissions": ["desk.see"]})
    role.refresh_from_db()
    assert role.name == "Grija"
