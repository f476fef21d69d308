import pytest

from zabota.company.actions.issue_token import issue_token
from zabota.core.errors import Refused


def test_only_the_digest_is_kept(dan):
    token, secret = issue_token(dan, "till")
    assert secret.startswith("zabota_") and secret not in str(vars(token).values())


def test_a_scope_that_does_not_exist_is_refused(dan):
    with pytest.raises(Refused):
        issue_token(dan, "till", scopes=["till.open"])
