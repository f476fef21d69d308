from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.customers.actions.merge import merge
from zabota.recovery.actions.thank_for_candour import thank_for_candour
from zabota.recovery.models import Candour


def test_candour_is_noted_once_with_what_was_promised_then(alice, central, setting):
    setting("recovery.candour_thanks", "50 баллов")
    for _again in range(2):
        made = thank_for_candour(alice, "response-7", branch=central, at=timezone.now())
        setting("recovery.candour_thanks", "")
    assert made.promised == "50 баллов" and (made.kind, made.about_id) == ("response", 7)
    (told,) = EventRecord.objects.filter(name="CandourShown")
    assert told.values["source"] == "response-7" and told.values["customer_id"] == alice.id


def test_what_a_merged_customer_earned_goes_over(alice, vera, central):
    thank_for_candour(alice, "complaint-3", branch=central, at=timezone.now())
    merge(vera, alice, by=None)
    assert Candour.objects.get().customer == vera
