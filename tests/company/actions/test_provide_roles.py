from zabota.company.actions.provide_roles import provide_roles
from zabota.company.models import Role
from zabota.company.roles import DESK, ROLES
from zabota.core.permissions import permissions


def test_every_built_in_role_is_there_from_the_start(db):
    assert set(Role.objects.values_list("key", flat=True)) >= set(ROLES)


def test_a_role_starts_with_the_permissions_that_name_it(db):
    kept = Role.objects.get(key=DESK).permissions
    assert set(kept) == {permission.name for permission in permissions if DESK in permission.roles}


def test_what_an_administrator_changed_stays_changed(db):
    Role.objects.filter(key=DESK).update(permissions=["desk.see"], name="Служба заботы")
    provide_roles()
    role = Role.objects.get(key=DESK)
    assert (role.name, role.permissions) == ("Служба заботы", ["desk.see"])


def test_what_a_newer_program_can_allow_is_given_once(db):
    role = Role.objects.get(key=DESK)
    before = [name for name in role.permissions if name != "desk.answer"]
    Role.objects.filter(key=DESK).update(permissions=before, offered=before)
    provide_roles()
    assert set(Role.objects.get(key=DESK).permissions) == {*before, "desk.answer"}
    Role.objects.filter(key=DESK).update(permissions=before)
    provide_roles()
    assert Role.objects.get(key=DESK).permissions == before


def test_a_company_from_before_this_was_noted_keeps_its_roles(db):
    Role.objects.filter(key=DESK).update(permissions=["desk.see"], offered=None)
    provide_roles()
    role = Role.objects.get(key=DESK)
    assert role.permissions == ["desk.see"] and "desk.answer" in role.offered
