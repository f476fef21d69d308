from zabota.customers.actions.recognise import recognise


def test_who_wrote_in_the_chat_is_told_by_words_and_not_by_a_number(client, nina, central):
    recognise(
        "email",
        "vera@example.com",
        name="Вера Ёлкина",
        branch=central,
        also_known_as=[("chat", "visitor-9c6f83db16a6")],
    )
    client.force_login(nina)
    page = client.get("/search/?q=ёлкина").content.decode()
    assert "Site chat · vera@example.com" in page
    assert "visitor-9c6f" not in page
