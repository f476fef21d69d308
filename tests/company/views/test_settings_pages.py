from datetime import time

import pytest
from django.urls import reverse

from zabota.company.models import BusinessHours, Holiday, Role, User

PAGES = [
    ("users", []),
    ("new_user", []),
    ("roles", []),
    ("new_role", []),
    ("branches", []),
    ("new_branch", []),
    ("hours", [0]),
    ("departments", []),
    ("new_department", []),
    ("teams", []),
    ("new_team", []),
    ("parameters", []),
    ("tokens", []),
    ("audit", []),
]


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_an_administrator_opens_every_settings_page(client, dan, name, args):
    client.force_login(dan)
    assert client.get(reverse(f"company:{name}", args=args)).status_code == 200


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_a_desk_specialist_opens_none_of_them(client, nina, name, args):
    client.force_login(nina)
    assert client.get(reverse(f"company:{name}", args=args)).status_code == 403


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get(reverse("company:users")).headers["Location"].startswith(reverse("account_login"))


def test_the_settings_page_offers_each_what_they_may_change(client, nina, dan):
    client.force_login(nina)
    assert reverse("company:roles") not in client.get(reverse("company:settings")).text
    client.force_login(dan)
    assert reverse("company:roles") in client.get(reverse("company:settings")).text


def test_a_new_colleague_is_added_with_roles_and_branches(client, dan, central):
    client.force_login(dan)
    role = Role.objects.get(key="front_office")
    answer = client.post(
        reverse("company:new_user"),
        {
            "name": "Ștefan",
            "email": "Stefan@Zabota.example",
            "language": "ro",
            "roles": role.id,
            "branches": central.id,
        },
    )
    assert answer.status_code == 302
    added = User.objects.get(email="stefan@zabota.example")
    assert added.branch_ids == {central.id} and added.may("desk.answer")


def test_the_same_address_twice_is_refused_in_words(client, dan, nina):
    client.force_login(dan)
    role = Role.objects.get(key="front_office")
    fields = {"name": "Нина", "email": "NINA@zabota.example", "language": "ru", "roles": role.id}
    answer = client.post(reverse("company:new_user"), fields)
    assert answer.status_code == 422 and "has an account already" in answer.text


def test_the_hours_of_a_week_are_read_from_words(client, dan, central):
    client.force_login(dan)
    client.post(reverse("company:hours", args=[central.id]), {"day_0": "9-13, 14:00–18:30", "day_6": "22-24"})
    kept = list(BusinessHours.objects.filter(branch=central).values_list("weekday", "opens_at", "closes_at"))
    assert kept == [(0, time(9), time(13)), (0, time(14), time(18, 30)), (6, time(22), time(0))]


@pytest.mark.parametrize("words", ["9 to 5", "18-9", "9-13, 12-15", "25-26", "9-24, 10-11"])
def test_hours_that_make_no_sense_are_refused_and_nothing_changes(client, dan, central, words):
    client.force_login(dan)
    before = BusinessHours.objects.filter(branch=central).count()
    assert client.post(reverse("company:hours", args=[central.id]), {"day_0": words}).status_code == 422
    assert BusinessHours.objects.filter(branch=central).count() == before


def test_public_holidays_are_added_once(client, dan, central):
    client.force_login(dan)
    for _again in range(2):
        client.post(reverse("company:public_holidays", args=[central.id]), {"year": 2026})
    days = list(Holiday.objects.filter(branch=central).values_list("on", flat=True))
    assert len(days) == len(set(days)) > 8


def test_nobody_gives_themselves_rights_on_their_profile(client, nina):
    client.force_login(nina)
    role = Role.objects.get(key="administrator")
    client.post(
        reverse("company:profile"), {"name": "Нина", "language": "ru", "roles": role.id, "is_active": "0"}
    )
    me = User.objects.get(id=nina.id)
    assert me.name == "Нина" and me.is_active and not me.may("company.manage_roles")


def test_a_token_is_shown_once_and_kept_only_as_a_digest(client, dan):
    client.force_login(dan)
    answer = client.post(reverse("company:tokens"), {"user": dan.id, "name": "till"})
    secret = answer.context["secret"]
    assert secret in answer.text and secret not in client.get(reverse("company:tokens")).text
    assert dan.api_tokens.get().digest != secret
