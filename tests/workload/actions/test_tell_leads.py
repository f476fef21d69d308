from tests.workload.conftest import MONDAY
from zabota.workload.actions.tell_leads import tell_leads


def test_who_leads_is_told_once_in_their_own_language(hot, oleg, mailoutbox):
    oleg.language = "ru"
    oleg.save(update_fields=["language"])
    assert tell_leads(hot, [oleg.id]) == 1
    assert tell_leads(hot, [oleg.id]) == 0
    (told,) = mailoutbox
    assert told.to == [oleg.email] and told.subject.startswith("«Desk»") and "7" in told.subject
    assert "/workload/" in told.body
    assert hot.began_at == MONDAY
