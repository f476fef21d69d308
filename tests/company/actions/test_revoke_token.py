from zabota.company.actions.issue_token import issue_token
from zabota.company.actions.revoke_token import revoke_token
from zabota.company.models import ApiToken


def test_a_revoked_token_is_dead_and_the_others_live(dan):
    first, _secret = issue_token(dan, "till")
    second, _secret = issue_token(dan, "site")
    revoke_token(first)
    assert list(ApiToken.objects.alive()) == [second]
