from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.rights.world import picture
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.reception.actions.write_book_entry import write_book_entry
from zabota.reception.models import BookEntry
from zabota.reception.ways import guest


def test_a_page_of_the_book_waits_for_an_answer_with_its_picture(vera, lena, central):
    photo = store_file(picture(), "страница.png")
    given = {"branch": central, "page": 12, "written_on": date(2026, 3, 1), "by": lena}
    for _press in range(2):
        entry = write_book_entry(
            vera, "Долго ждали на кассе", place="Касса 2", photo=photo, request_key="k", **given
        )
    assert BookEntry.objects.get() == entry
    talk = entry.conversation
    assert (talk.inbox.kind, talk.is_waiting) == ("book", True) and "12" in talk.subject
    assert talk.messages.get().attachments.get().file == photo
    told = EventRecord.objects.get(name="BookEntryWritten").values
    assert (told["entry_id"], told["conversation_id"]) == (entry.id, talk.id)
    assert (told["customer_id"], told["branch_id"]) == (vera.id, central.id)


def test_who_left_no_name_has_a_card_all_the_same_and_who_left_a_phone_is_known(lena, central, vera):
    nameless = guest("", [], central)
    entry = write_book_entry(
        nameless, "Грубо", branch=central, page=1, written_on=timezone.localdate(), by=lena
    )
    assert entry.conversation.address == ""
    assert guest("Вера", [("phone", ""), ("email", "VERA@example.com")], central) == vera


def test_an_empty_page_and_one_of_tomorrow_are_refused(vera, lena, central):
    today = timezone.localdate()
    with pytest.raises(Refused):
        write_book_entry(vera, " ", branch=central, page=1, written_on=today, by=lena)
    with pytest.raises(Refused):
        write_book_entry(vera, "x", branch=central, page=1, written_on=today + timedelta(days=1), by=lena)
