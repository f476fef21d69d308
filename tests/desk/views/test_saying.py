"""Answers, notes and drafts through their pages: nothing lost, nothing sent twice."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.views.conftest import HTMX
from zabota.channels.models import Dispatch
from zabota.desk.actions.acknowledge import acknowledge
from zabota.desk.actions.reply import reply
from zabota.desk.models import Draft


@pytest.fixture
def box(desk, asked):
    """box(text=...) presses send in the open conversation."""

    def press(**fields):
        values = {"text": "Tomorrow.", "version": asked.version, "key": "key-1", **fields}
        return desk.post(f"/conversations/{asked.id}/reply/", values, **HTMX)

    return press


def test_an_answer_goes_out_and_the_box_gets_a_new_key(box, asked):
    answer = box(text="Mâine, la 10:00.")
    assert answer.status_code == 204
    assert "talk-changed" in json.loads(answer["HX-Trigger"])
    assert answer["X-Next-Key"] not in ("", "key-1")
    assert asked.messages.last().text == "Mâine, la 10:00."


def test_the_same_press_twice_sends_once(box, asked):
    box()
    box()
    assert Dispatch.objects.count() == 1 and asked.messages.count() == 2


def test_whoever_was_slower_sees_what_was_said_and_nothing_is_sent(box, asked, oleg):
    reply(asked, by=oleg, text="Already on its way, says Oleg.")
    asked.version -= 1
    answer = box(text="My own words")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Already on its way, says Oleg." in page and f'data-version="{asked.version + 1}"' in page
    assert Dispatch.objects.count() == 1


def test_an_acknowledgement_is_nothing_that_was_said_meanwhile(box, asked, oleg):
    reply(asked, by=oleg, text="Already on its way, says Oleg.")
    acknowledge(asked.messages.first())
    asked.refresh_from_db()
    asked.version -= 1
    page = box(text="My own words").content.decode()
    assert "Already on its way, says Oleg." in page and f"#{asked.id}" not in page


def test_without_javascript_the_slower_ones_text_is_still_in_the_box(desk, asked, oleg):
    reply(asked, by=oleg, text="Already on its way.")
    values = {"text": "Собственные слова", "version": asked.version - 1, "key": "k"}
    answer = desk.post(f"/conversations/{asked.id}/reply/", values)
    assert answer.status_code == 409
    assert "Собственные слова</textarea>" in answer.content.decode()


def test_an_empty_answer_is_refused_in_words(box):
    answer = box(text="  ")
    assert answer.status_code == 422 and "The answer is empty." in answer.content.decode()


def test_sending_and_resolving_asks_for_reason_and_outcome(box, asked, delivery_reason):
    assert box(resolving="1").status_code == 422
    assert box(resolving="1", outcome="done").status_code == 422
    assert asked.messages.count() == 1
    assert box(resolving="1", outcome="done", reason=delivery_reason.id).status_code == 204
    asked.refresh_from_db()
    assert asked.is_resolved and (asked.reason, asked.outcome) == (delivery_reason, "done")


def test_files_go_with_the_answer(box, asked):
    file = SimpleUploadedFile("счёт.pdf", b"%PDF-1.4 x", "application/pdf")
    assert box(files=[file]).status_code == 204
    assert [one.file.filename for one in asked.attachments.all()] == ["счёт.pdf"]


def test_too_many_files_are_refused_and_nothing_is_sent(box, asked):
    files = [SimpleUploadedFile(f"{n}.txt", b"x", "text/plain") for n in range(21)]
    assert box(files=files).status_code == 422
    assert asked.messages.count() == 1


def test_a_note_is_never_sent(desk, asked, oleg):
    path = f"/conversations/{asked.id}/note/"
    assert desk.post(path, {"text": "@Oleg, please\x00"}, **HTMX).status_code == 204
    assert Dispatch.objects.count() == 0 and asked.messages.count() == 1
    assert oleg.mentions.count() == 1


def test_a_draft_is_kept_changed_and_forgotten(desk, asked, nina):
    path = f"/conversations/{asked.id}/draft/"
    desk.post(path, {"text": "One"})
    desk.post(path, {"text": "Two", "is_note": "1"})
    desk.post(path, {"text": "Three", "is_note": "1"})
    begun = Draft.objects.filter(conversation=asked, user=nina).order_by("is_note")
    assert [(draft.text, draft.is_note) for draft in begun] == [("One", False), ("Three", True)]
    desk.post(path, {"text": " "})
    assert [draft.text for draft in Draft.objects.all()] == ["Three"]


def test_a_draft_is_ones_own(desk, as_user, oleg, asked):
    desk.post(f"/conversations/{asked.id}/draft/", {"text": "Only mine"})
    assert "Only mine" not in as_user(oleg).get(f"/conversations/{asked.id}/").content.decode()
