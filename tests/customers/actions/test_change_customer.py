import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.models import Company, Customer
from zabota.customers.refusals import ChangedMeanwhile


def test_a_card_is_changed_and_found_by_its_new_name(alice, nina):
    changed = change_customer(
        alice, by=nina, version=1, name="Алиса Попеску", company="Măgura SRL", language="ru"
    )
    assert (changed.name, changed.language, changed.version) == ("Алиса Попеску", "ru", 2)
    assert Customer.objects.found_by("алис").get() == alice
    assert Customer.objects.found_by("magura").get() == alice
    assert not Customer.objects.found_by("popescu").exists()


def test_a_company_known_by_name_is_not_made_twice(alice, vera, nina):
    change_customer(alice, by=nina, version=1, company="Măgura SRL")
    change_customer(vera, by=nina, version=1, company="măgura  srl")
    assert Company.objects.count() == 1


def test_the_second_of_two_writers_is_told_and_no_text_is_lost(alice, nina, oleg):
    change_customer(alice, by=nina, version=1, note="Prefers mornings")
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        change_customer(alice, by=oleg, version=1, note="Prefers evenings")
    assert meanwhile.value.customer.note == "Prefers mornings"
    assert meanwhile.value.customer.version == 2
    assert change_customer(alice, by=oleg, version=2, note="Mornings or evenings").version == 3


def test_nothing_new_changes_nothing(alice, nina):
    assert change_customer(alice, by=nina, version=1, name="Alice Popescu").version == 1
    assert not EventRecord.objects.filter(name="CustomerChanged").exists()


@pytest.mark.parametrize("remark", [{"note": "Likes tea"}, {"household": "Popescu"}])
def test_one_who_chose_privacy_gets_no_remarks(alice, nina, remark):
    Customer.objects.filter(id=alice.id).update(privacy="private")
    with pytest.raises(Refused, match="privacy"):
        change_customer(alice, by=nina, version=1, **remark)
    assert change_customer(alice, by=nina, version=1, name="Alice P.", note="").name == "Alice P."


def test_a_merged_card_is_changed_no_more(alice, vera, nina):
    Customer.objects.filter(id=vera.id).update(merged_into=alice)
    with pytest.raises(Refused, match="merged"):
        change_customer(vera, by=nina, version=1, name="Vera")


def test_only_the_card_s_own_fields_can_be_named(alice, nina):
    with pytest.raises(TypeError):
        change_customer(alice, by=nina, version=1, privacy="personal")
