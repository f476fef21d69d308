from zabota.stakes.actions.note_followers import note_followers
from zabota.stakes.models import Following


def test_reach_is_noted_changed_and_taken_away(alice, nina):
    note_followers(alice, 1_200, by=nina, where="Telegram")
    note_followers(alice, 120_000, by=nina)
    assert Following.objects.get().followers == 120_000
    note_followers(alice, 0, by=nina)
    assert not Following.objects.exists()
