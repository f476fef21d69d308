from zabota.company.actions.deactivate_user import deactivate_user
from zabota.company.actions.issue_token import issue_token
from zabota.company.actions.reactivate_user import reactivate_user
from zabota.company.models import ApiToken, User


def test_whoever_comes_back_has_their_roles_and_none_of_their_old_tokens(nina):
    issue_token(nina, "till")
    deactivate_user(nina)
    reactivate_user(nina)
    assert User.objects.get(id=nina.id).may("desk.answer")
    assert not ApiToken.objects.alive().exists()
