from zabota.asides.quoting import HIDDEN, quoted, without_addresses
from zabota.customers.models import Identity


def test_the_customers_addresses_never_go_along_however_they_are_written(asked, alice):
    Identity.objects.create(customer=alice, kind="phone", value="+37360123456", shown="060 123 456")
    Identity.objects.create(customer=alice, kind="telegram", value="alice_p77", shown="@alice_p77")
    said = (
        "Пишите на Alice@Example.com или alice.p@work.example, звоните 060 123 456, +373 (60) 12-34-56,"
        " 0037360123456, в Telegram @ALICE_P77. Заказ 77 от 12.03.2026, 1500 лей."
    )
    hidden = without_addresses(said, asked)
    for secret in ("lice@", "work.example", "123 456", "34-56", "60123456", "ALICE_P77"):
        assert secret not in hidden
    assert "Заказ 77 от 12.03.2026, 1500 лей." in hidden and hidden.count(HIDDEN) == 6


def test_quotes_say_who_by_role_and_not_by_name(asked):
    text = quoted(asked, asked.messages.all())
    assert text == "The customer wrote:\n> Where is my order?" and "Alice" not in text
