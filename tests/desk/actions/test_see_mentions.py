from zabota.desk.actions.note import note
from zabota.desk.actions.see_mentions import see_mentions
from zabota.desk.models import Conversation


def test_a_mention_is_new_until_it_is_looked_at(asked, nina, oleg):
    note(asked, by=nina, text="@Oleg")
    assert list(Conversation.objects.mentioning(oleg)) == [asked]
    assert see_mentions(asked, by=nina) == 0
    assert see_mentions(asked, by=oleg) == 1
    assert not Conversation.objects.mentioning(oleg).exists()
