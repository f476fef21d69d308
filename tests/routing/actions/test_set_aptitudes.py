import pytest

from tests.routing.conftest import can
from zabota.routing.actions.set_aptitudes import set_aptitudes
from zabota.routing.models import Aptitude


def test_levels_are_kept_once_a_skill_and_must_make_sense(nina):
    (skill,) = can(nina, "language", "ro")
    set_aptitudes(nina, {skill: (1, 0)})
    set_aptitudes(nina, {skill: (3, 1)})
    assert list(Aptitude.objects.values_list("level", "liking")) == [(3, 1)]
    with pytest.raises(ValueError):
        set_aptitudes(nina, {skill: (9, 0)})
