from zabota.core.actions.store_file import store_file
from zabota.core.models import EventRecord
from zabota.desk.actions.hang_file import hang_file


def test_a_late_file_is_hung_once_and_the_screens_hear_of_it(asked):
    message = asked.messages.get()
    file = store_file("Акт".encode(), "Акт.txt")
    for _again in range(2):
        assert hang_file(message.delivery_id, file.id) == message
    assert message.attachments.get().file == file
    assert EventRecord.objects.filter(name="MessageCompleted").count() == 1


def test_without_a_message_nothing_happens(db):
    assert hang_file(1, 1) is None
