from zabota.company.parameters import value_of
from zabota.portal.actions.begin_empty import begin_empty


def test_an_empty_beginning_is_remembered_and_its_link_stays_the_same(db):
    begin_empty()
    first = value_of("portal.first_nonce")
    begin_empty()
    assert value_of("portal.begins_empty") is True
    assert first and value_of("portal.first_nonce") == first
