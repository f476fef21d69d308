from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.people import limits_of


def test_a_limit_is_set_changed_and_taken_away(nina):
    set_capacity(nina, 5)
    set_capacity(nina, 7)
    set_capacity(nina, 2, channel="chat")
    assert limits_of([nina.id]) == {(nina.id, ""): 7, (nina.id, "chat"): 2}
    set_capacity(nina, None)
    assert limits_of([nina.id]) == {(nina.id, "chat"): 2}
