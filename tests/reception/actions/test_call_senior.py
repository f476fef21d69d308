import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.models import SeniorCall


def test_asking_for_a_senior_is_a_message_that_waits_and_everybody_hears_of_it(vera, lena, central, oleg):
    for _press in range(2):
        called = call_senior(vera, "Не меняют размер", branch=central, by=lena, place="Зал", request_key="k")
    assert SeniorCall.objects.awaited().get() == called
    assert called.conversation.is_waiting and "Не меняют размер" in called.conversation.preview
    told = EventRecord.objects.get(name="SeniorCalled").values
    assert (told["customer_id"], told["branch_id"]) == (vera.id, central.id)
    assert told["conversation_id"] == called.conversation_id
    with pytest.raises(Refused):
        call_senior(vera, " ", branch=central, by=lena)
