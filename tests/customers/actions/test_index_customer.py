import pytest

from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.models import Customer

MAILS = ["vera@exam", "example.com"]
NUMBERS = ["069 123 456", "+373 69 12", "3456", "69-123-456", "AB 1234", "1234"]
PARTS = ["Ёлк", "елкина вера", "лкин", *MAILS, *NUMBERS, "magura"]


@pytest.mark.parametrize("part", PARTS)
def test_a_customer_is_found_by_any_part(vera, alice, nina, part):
    add_identity(vera, "phone", "+37369123456", by=nina)
    add_identity(vera, "card", "AB-1234", by=nina)
    change_customer(vera, by=nina, version=1, company="Măgura SRL")
    assert Customer.objects.found_by(part).get() == vera


@pytest.mark.parametrize(
    "text", ["@@", "%", "'; drop", "\x00", "Петров", "x" * 3000, "(((", "123456789012345678"]
)
def test_odd_questions_find_nobody_and_break_nothing(vera, nina, text):
    change_customer(vera, by=nina, version=1, name="Вера")
    assert not Customer.objects.found_by(text).exclude(id=vera.id).exists()
