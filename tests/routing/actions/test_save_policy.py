from zabota.routing.actions.save_policy import save_policy
from zabota.routing.fitting import policies


def test_a_change_counts_at_once(in_turn, central):
    assert [row.name for row in policies().rows] == ["По очереди"]
    save_policy(in_turn, criterion="best_skill", branches=[central])
    (row,) = policies().rows
    assert row.criterion == "best_skill" and policies().places[row.id]["branches"] == {central.id}
    save_policy(in_turn, is_on=False)
    assert not policies().rows
