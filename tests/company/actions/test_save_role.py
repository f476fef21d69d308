import pytest

from zabota.company.actions.save_role import save_role
from zabota.company.models import Role, User
from zabota.core.errors import Refused


def test_a_new_role_allows_what_it_names(nina):
    role = save_role(None, name="Приёмная", permissions=["feedback.design"], sees_all_branches=True)
    nina.roles.set([role])
    again = User.objects.get(id=nina.id)
    assert again.may("feedback.design") and again.sees_all_branches and not again.may("desk.answer")


def test_a_permission_that_does_not_exist_is_refused(db):
    with pytest.raises(Refused):
        save_role(None, name="Casier", permissions=["till.open"], sees_all_branches=False)


def test_administrators_always_keep_the_keys(dan):
    with pytest.raises(Refused):
        save_role(Role.objects.get(key="administrator"), name="Admin", permissions=[], sees_all_branches=True)
