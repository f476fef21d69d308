import pytest

from zabota.company.actions.add_user import add_user
from zabota.company.models import Role
from zabota.core.errors import Refused


def test_a_colleague_has_the_rights_of_their_roles_in_their_branches(central):
    anna = add_user(
        "Анна@zabota.example", "Анна", roles=[Role.objects.get(key="team_lead")], branches=[central]
    )
    assert anna.may("desk.answer") and anna.branch_ids == {central.id} and not anna.sees_all_branches


def test_without_a_password_nobody_can_sign_in_as_them(db):
    assert not add_user("anna@zabota.example", "Anna").has_usable_password()


def test_one_address_is_one_account(nina):
    with pytest.raises(Refused):
        add_user("NINA@zabota.example", "Nina again")
