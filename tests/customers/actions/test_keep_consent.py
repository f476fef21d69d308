from zabota.core.models import EventRecord
from zabota.customers.actions.keep_consent import keep_consent
from zabota.customers.models import Consent


def test_a_consent_keeps_when_and_whence_and_stays_as_a_fact(alice):
    keep_consent(alice, "surveys", is_given=True, source="form at the desk")
    given = Consent.objects.in_force().get()
    keep_consent(alice, "surveys", is_given=True, source="again")
    keep_consent(alice, "surveys", is_given=False, source="phone call")
    kept = Consent.objects.get()
    assert kept.given_at == given.given_at
    assert (kept.is_in_force, kept.source) == (False, "phone call")
    assert EventRecord.objects.filter(name="ConsentChanged").count() == 2


def test_a_no_before_any_yes_is_kept_too(alice):
    keep_consent(alice, "news", is_given=False, source="portal")
    assert Consent.objects.get().withdrawn_at is not None
    assert not Consent.objects.in_force().exists()
