import pytest

from zabota.company.actions.deactivate_user import deactivate_user
from zabota.company.actions.issue_token import issue_token
from zabota.company.models import ApiToken, User
from zabota.core.errors import Refused


def test_whoever_left_is_signed_out_and_their_tokens_are_dead(client, nina):
    client.force_login(nina)
    issue_token(nina, "till")
    assert client.get("/profile/").status_code == 200
    deactivate_user(nina)
    assert client.get("/profile/").status_code == 302
    assert not ApiToken.objects.alive().exists()
    assert not User.objects.get(id=nina.id).permissions


def test_the_last_administrator_cannot_leave(dan):
    with pytest.raises(Refused):
        deactivate_user(dan)
