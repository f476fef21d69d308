from zabota.core.models import EventRecord
from zabota.customers.actions.verify_identity import verify_identity


def test_the_first_proof_counts(alice):
    identity = alice.identities.get()
    verify_identity(identity)
    proved_at = alice.identities.get().verified_at
    verify_identity(identity)
    assert proved_at is not None
    assert alice.identities.get().verified_at == proved_at
    assert EventRecord.objects.filter(name="CustomerChanged").count() == 1
