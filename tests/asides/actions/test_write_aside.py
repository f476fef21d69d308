import pytest

from zabota.asides.actions.close_aside import close_aside
from zabota.asides.actions.write_aside import write_aside
from zabota.core.errors import Refused


def test_one_goes_on_in_the_same_thread_and_waits_again(aside, nina):
    first = aside.messages.get()
    close_aside(aside, by=nina)
    more = write_aside(aside, "А когда будет?", by=nina, request_key="one")
    assert more.dispatch.in_reply_to == first.message_id and more.dispatch.subject == "Re: Наличие детали"
    assert write_aside(aside, "А когда будет?", by=nina, request_key="one") == more
    aside.refresh_from_db()
    assert aside.state == "waiting" and aside.messages.count() == 2


def test_strangers_write_nothing_and_nothing_is_not_sent(aside, nina, pavel):
    with pytest.raises(Refused):
        write_aside(aside, "?", by=pavel)
    with pytest.raises(Refused):
        write_aside(aside, "  ", by=nina)
