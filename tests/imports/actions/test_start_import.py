import pytest

from zabota.core.errors import Refused
from zabota.imports.actions.start_import import start_import


def test_once_and_only_with_a_column_that_says_who(brought, dan):
    of = brought("x;y\n1;2\n", "utf-8")
    with pytest.raises(Refused):
        start_import(of, by=dan)
    named = brought()
    for _time in range(2):
        start_import(named, by=dan)
    named.refresh_from_db()
    assert named.started_at and named.is_under_way
