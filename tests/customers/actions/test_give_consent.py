from zabota.customers.actions.give_consent import give_consent
from zabota.customers.models import Consent, Customer


def test_a_yes_to_surveys_is_in_force_for_surveys_alone(alice, vera):
    give_consent(alice, "surveys", source="desk")
    assert [*Customer.objects.allowing("surveys")] == [alice]
    assert not Customer.objects.allowing("news").exists()


def test_a_yes_to_personal_service_is_the_choice_of_it(alice):
    give_consent(alice, Consent.Purpose.PERSONAL, source="portal")
    assert Customer.objects.get().wants_personal_service
    assert Consent.objects.in_force().get().purpose == "personal"
