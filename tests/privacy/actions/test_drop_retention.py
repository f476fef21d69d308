import pytest

from zabota.core.errors import Refused
from zabota.privacy.actions.drop_retention import drop_retention
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.models import RetentionRule


def test_from_then_on_it_is_kept(keeper, nina):
    rule = set_retention("answers", 12, by=keeper)
    with pytest.raises(Refused):
        drop_retention(rule, by=nina)
    drop_retention(rule, by=keeper)
    assert not RetentionRule.objects.exists()
