from zabota.desk.actions.rename_customer import rename_customer


def test_the_list_shows_the_new_name(asked, alice):
    alice.name = "Alice Ionescu"
    alice.save()
    assert (rename_customer(alice.id), rename_customer(alice.id)) == (1, 0)
    asked.refresh_from_db()
    assert asked.customer_name == "Alice Ionescu"
