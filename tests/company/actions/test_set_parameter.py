import pytest

from zabota.company.actions.set_parameter import set_parameter
from zabota.company.parameters import Parameter, parameters, value_of
from zabota.core.errors import Refused


@pytest.fixture
def greeting(monkeypatch):
    """A parameter that a branch may set for itself, with another default in clinics."""
    declared = Parameter(
        "test.greeting", "Greeting", "Hello", per_branch=True, profiles={"clinic": "Bună ziua"}
    )
    monkeypatch.setitem(parameters._items, declared.name, declared)
    return declared.name


def test_without_a_value_the_default_counts(db, greeting):
    assert value_of(greeting) == "Hello"


def test_a_sector_brings_its_own_default(db, greeting):
    set_parameter("company.profile", "clinic")
    assert value_of(greeting) == "Bună ziua"


def test_a_branch_may_differ_from_the_company(greeting, central, north):
    set_parameter(greeting, "Здравствуйте")
    set_parameter(greeting, "Salut", branch=north)
    assert (value_of(greeting, central), value_of(greeting, north)) == ("Здравствуйте", "Salut")


def test_none_returns_to_the_default(db, greeting):
    set_parameter(greeting, "Hi")
    set_parameter(greeting, None)
    assert value_of(greeting) == "Hello"


def test_what_is_one_for_the_company_cannot_differ_by_branch(central):
    with pytest.raises(Refused):
        set_parameter("company.currency", "RON", branch=central)
