from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.finish_erasures import finish_erasures
from zabota.privacy.erased_list import listed


def test_what_a_crash_left_half_done_is_finished(stefania, keeper):
    erasure = erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    assert erasure.looked_for and not [*listed()], "neither the job nor the commit came"
    assert finish_erasures() == 1
    erasure.refresh_from_db()
    assert erasure.digest and erasure.looked_for is None
    assert len([*listed()]) == len({*listed()}) >= 1
    assert finish_erasures() == 0 and len([*listed()]) == len({*listed()})
