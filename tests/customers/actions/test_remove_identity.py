from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.remove_identity import remove_identity
from zabota.customers.models import Customer


def test_a_removed_address_finds_nobody_and_is_free(alice, vera, nina):
    identity = add_identity(alice, "phone", "069 123 456", by=nina)
    remove_identity(identity, by=nina)
    remove_identity(identity, by=nina)
    assert not Customer.objects.found_by("69123456").exists()
    assert add_identity(vera, "phone", "069 123 456", by=nina).customer == vera
