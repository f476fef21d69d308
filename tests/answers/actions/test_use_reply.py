from zabota.answers.actions.use_reply import use_reply


def test_it_speaks_the_customer_s_language_with_fields_filled_in(hours_reply, asked_in_russian, nina):
    said = use_reply(hours_reply, asked_in_russian, by=nina)
    number = asked_in_russian.id
    assert said.text == f"Здравствуйте, Вера Ёлкина! Мы открыты с 9 до 18, обращение #{number}. Nina, Central"
    assert (said.language, said.is_theirs) == ("ru", True)
    hours_reply.refresh_from_db()
    assert hours_reply.times_used == 1 and hours_reply.last_used_at


def test_without_a_text_in_theirs_it_says_so(hours_reply, asked, nina):
    said = use_reply(hours_reply, asked, by=nina)
    assert not said.is_theirs and said.text


def test_what_a_customer_is_called_is_never_a_field_itself(hours_reply, asked_in_russian, nina):
    asked_in_russian.customer_name = "{company} {agent}"
    assert "{company} {agent}" in use_reply(hours_reply, asked_in_russian, by=nina).text
