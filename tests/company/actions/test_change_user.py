import pytest

from zabota.company.actions.change_user import change_user
from zabota.company.models import Role, User
from zabota.core.errors import Refused

PLACES = {"branches": [], "teams": [], "skills": []}


def test_rights_follow_the_new_roles(nina):
    change_user(nina, roles=[Role.objects.get(key="marketer")], name="Нина", **PLACES)
    again = User.objects.get(id=nina.id)
    assert again.name == "Нина" and again.may("feedback.design") and not again.may("desk.answer")


def test_the_last_administrator_stays_one(dan):
    with pytest.raises(Refused):
        change_user(dan, roles=[Role.objects.get(key="director")], **PLACES)
    assert User.objects.get(id=dan.id).may("company.manage_roles")


def test_one_of_two_administrators_may_become_something_else(dan, nina):
    nina.roles.add(Role.objects.get(key="administrator"))
    change_user(dan, roles=[Role.objects.get(key="director")], **PLACES)
    assert not User.objects.get(id=dan.id).may("company.manage_roles")
