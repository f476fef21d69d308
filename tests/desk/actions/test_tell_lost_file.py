from zabota.desk.actions.tell_lost_file import tell_lost_file


def test_a_lost_file_is_said_once_at_its_message(asked):
    message = asked.messages.get()
    for _again in range(2):
        tell_lost_file(message.delivery_id, "Акт.pdf", "The file is not there any more.\nHTTP 404")
    message.refresh_from_db()
    [problem] = message.problems
    assert "Акт.pdf" in problem and "HTTP 404" in problem


def test_without_a_message_nothing_happens(db):
    assert tell_lost_file(1, "x", "y") is None
