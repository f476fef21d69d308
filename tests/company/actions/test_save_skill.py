from zabota.company.actions.save_skill import save_skill


def test_named_twice_it_is_one(db):
    assert save_skill("language", "română") == save_skill("language", "română")
