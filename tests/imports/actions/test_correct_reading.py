import pytest

from tests.imports.conftest import taken_over
from zabota.core.errors import Refused
from zabota.imports.actions.correct_reading import correct_reading

HOW = {"encoding": "utf-8-sig", "delimiter": ",", "duplicates": "join"}


def test_a_wrong_guess_is_put_right(brought, dan):
    of = brought("Name|Tel\nАня|069123456\n", "utf-8")
    correct_reading(of, **HOW, places={}, by=dan)
    of.refresh_from_db()
    assert of.columns == ["Name|Tel"] and of.places == {}
    correct_reading(of, **HOW | {"delimiter": "|"}, places={}, by=dan)
    of.refresh_from_db()
    assert of.places == {"name": 0, "phone": 1}, "guessed anew"
    correct_reading(of, **HOW | {"delimiter": "|"}, places={"email": 1, "card": 9, "x": 0}, by=dan)
    of.refresh_from_db()
    assert of.places == {"email": 1}


def test_not_once_it_began(brought, dan):
    of = taken_over(brought(), dan)
    with pytest.raises(Refused):
        correct_reading(of, **HOW, places={}, by=dan)
