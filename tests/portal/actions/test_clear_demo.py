import pytest

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.portal.actions.clear_demo import clear_demo


@pytest.mark.django_db(transaction=True)
def test_a_real_company_is_never_cleared(nina, vera):
    with pytest.raises(Refused):
        clear_demo()
    assert User.objects.filter(id=nina.id).exists()
