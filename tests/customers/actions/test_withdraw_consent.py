from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.models import Consent, Customer, Wish


def test_a_no_to_surveys_ends_them(alice):
    give_consent(alice, "surveys", source="desk")
    withdraw_consent(alice, "surveys", source="mail")
    assert not Customer.objects.allowing("surveys").exists()


def test_a_no_to_personal_service_is_the_choice_of_privacy(alice, nina):
    give_consent(alice, Consent.Purpose.PERSONAL, source="desk")
    add_wish(alice, "Tea", by=nina)
    withdraw_consent(alice, Consent.Purpose.PERSONAL, source="portal")
    assert Customer.objects.get().privacy == "private"
    assert not Wish.objects.exists()
