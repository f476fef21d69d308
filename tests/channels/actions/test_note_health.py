from zabota.channels.actions.note_health import note_health
from zabota.channels.actions.note_trouble import note_trouble
from zabota.channels.kind import TryLater
from zabota.channels.models import Inbox
from zabota.core.models import EventRecord


def test_trouble_that_is_over_is_forgotten_and_what_the_kind_remembers_stays(plane_inbox):
    Inbox.objects.update(state={"paper_plane": {"last": 7}})
    note_trouble(plane_inbox, TryLater("The server does not answer."))
    note_health(plane_inbox)
    plane_inbox.refresh_from_db()
    assert (plane_inbox.trouble, plane_inbox.trouble_since) == ("", None)
    assert plane_inbox.state == {"paper_plane": {"last": 7}}
    assert EventRecord.objects.filter(name="InboxRecovered").count() == 1


def test_a_healthy_inbox_only_notes_the_look(plane_inbox):
    note_health(plane_inbox)
    plane_inbox.refresh_from_db()
    assert plane_inbox.checked_at
    assert not EventRecord.objects.filter(name="InboxRecovered").exists()
