import pytest

from zabota.core.errors import Refused
from zabota.imports.actions.begin_import import begin_import

TEXT = "name\nАнна\n".encode()


def test_who_sees_one_branch_names_it(oleg, north, central):
    for branch in (None, north):
        with pytest.raises(Refused):
            begin_import(TEXT, "a.csv", by=oleg, branch=branch)
    assert begin_import(TEXT, "a.csv", by=oleg, branch=central).total == 1


def test_an_empty_file_is_refused(dan):
    with pytest.raises(Refused):
        begin_import(b"name;email\n", "a.csv", by=dan)
