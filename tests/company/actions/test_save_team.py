from zabota.company.actions.save_team import save_team
from zabota.company.models import User


def test_whoever_is_taken_into_a_team_belongs_to_it(nina, oleg):
    team = save_team(None, name="Стол заботы", members=[nina])
    save_team(team, name="Care", members=[oleg])
    assert User.objects.get(id=oleg.id).team_ids == {team.id}
    assert User.objects.get(id=nina.id).team_ids == frozenset()
