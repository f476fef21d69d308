from tests.desk.actions.test_bring_message import brought
from zabota.channels.models import Delivery
from zabota.core.actions.store_file import store_file
from zabota.core.models import StoredFile
from zabota.desk.actions.take_back_messages import take_back_messages
from zabota.desk.models import Conversation, Message


def test_the_last_message_takes_the_conversation_and_the_files_with_it(
    mail_inbox, alice, django_capture_on_commit_callbacks
):
    file = store_file(b"hello", "a.txt")
    message, _is_new = brought(mail_inbox, alice, file_ids=(file.id,))
    with django_capture_on_commit_callbacks(execute=True):
        take_back_messages([message.id])
    for noun in (Conversation, Message, Delivery, StoredFile):
        assert not noun.objects.exists()
    assert not file.path.exists()


def test_what_is_left_is_told_anew(mail_inbox, alice):
    first, _is_new = brought(mail_inbox, alice, message_id="<1@old>")
    second, _is_new = brought(mail_inbox, alice, days=1, answers=("<1@old>",))
    take_back_messages([second.id])
    talk = Conversation.objects.get()
    assert talk.message_count == 1 and talk.resolved_at == talk.last_message_at == first.at
    assert talk.unanswered_since is None


def test_what_came_here_by_itself_is_never_taken_back(asked):
    take_back_messages(list(asked.messages.values_list("id", flat=True)))
    assert Message.objects.count() == 1
