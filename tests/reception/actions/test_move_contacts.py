import pytest

from zabota.desk.actions.merge import merge
from zabota.desk.actions.unmerge import unmerge
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.move_contacts import move_contacts
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.models import HandOver, SeniorCall


@pytest.fixture
def two_talks(vera, alice, lena, central):
    """Two visits about one thing."""
    first = note_visit(vera, said="Сломалась молния", branch=central, by=lena)
    return first, note_visit(alice, said="Та же куртка, fermoarul", branch=central, by=lena)


def test_a_hand_over_and_a_call_for_a_senior_go_where_the_talk_goes_on(two_talks, lena, oleg, central):
    kept, merged = two_talks
    made = hand_over(merged, by=lena, to_user=oleg, wants="Заменить молнию")
    called = SeniorCall.objects.create(branch=central, customer=merged.customer, conversation=merged, by=lena)
    done = merge(kept, merged, by=None)
    assert HandOver.objects.open().get().conversation == kept
    assert SeniorCall.objects.get().conversation == kept
    unmerge(done, by=None)
    made.refresh_from_db()
    called.refresh_from_db()
    assert (made.conversation, called.conversation) == (merged, merged) and made.is_open


def test_of_two_open_hand_overs_that_of_the_kept_talk_goes_on(two_talks, lena, oleg, nina):
    kept, merged = two_talks
    stays = hand_over(kept, by=lena, to_user=oleg, wants="Заменить молнию")
    hand_over(merged, by=lena, to_user=nina, wants="Заменить молнию")
    merge(kept, merged, by=None)
    assert HandOver.objects.open().get() == stays
    assert HandOver.objects.filter(conversation=kept).count() == 2


def test_moving_again_moves_nothing(two_talks, lena, oleg):
    kept, merged = two_talks
    hand_over(merged, by=lena, to_user=oleg, wants="Молния")
    done = merge(kept, merged, by=None)
    assert move_contacts(merged.id, kept.id, done.id) == 0
    unmerge(done, by=None)
    assert HandOver.objects.get().conversation == merged
