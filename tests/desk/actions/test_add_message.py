from datetime import timedelta

from tests.desk.conftest import MONDAY
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.add_message import add_message


def test_an_older_message_does_not_move_the_line(asked):
    add_message(asked, at=MONDAY - timedelta(days=1), direction="in", author="customer", text="Before")
    asked.refresh_from_db()
    assert (asked.message_count, asked.preview, asked.last_message_at) == (2, "Where is my order?", MONDAY)


def test_files_hang_on_the_message_and_pictures_know_their_place(asked, db):
    letter, picture = store_file(b"hello", "письмо.txt"), store_file(b"GIF89a", "a.gif")
    message = add_message(
        asked,
        at=MONDAY,
        direction="in",
        author="customer",
        text="See",
        files=[letter],
        inline={"pic@1": picture.id},
    )
    assert {a.file.filename: a.content_id for a in message.attachments.all()} == {
        "письмо.txt": "",
        "a.gif": "pic@1",
    }


def test_a_preview_is_one_short_line(asked):
    add_message(asked, at=MONDAY, direction="in", author="customer", text="ș" * 300 + "\n\nx")
    assert asked.preview == "ș" * 160
