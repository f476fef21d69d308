import pytest

from zabota.company.actions.change_profile import change_profile
from zabota.company.models import User


def test_everyone_may_change_their_own_name_and_language(nina):
    change_profile(nina, name="Нина", language="ru", signature="С заботой,\nНина")
    assert User.objects.get(id=nina.id).language == "ru"


@pytest.mark.parametrize("field", ["is_active", "email", "password", "roles"])
def test_nothing_else_is_theirs_to_change(nina, field):
    with pytest.raises(ValueError):
        change_profile(nina, **{field: "x"})
