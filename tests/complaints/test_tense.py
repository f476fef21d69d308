from django.utils import timezone

from zabota.recovery.actions.set_script import set_script


def test_an_open_complaint_brings_the_prompt_for_a_tense_talk(client, nina, talk, complaint):
    set_script("en", "Breathe out.", kind="tense")
    client.force_login(nina)
    assert "Breathe out." in client.get(f"/conversations/{talk.id}/side/").content.decode()
    complaint.closed_at = timezone.now()
    complaint.save()
    assert "Breathe out." not in client.get(f"/conversations/{talk.id}/side/").content.decode()
