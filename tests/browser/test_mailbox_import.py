"""Mail of before, from the file to the conversation and back, in a real browser."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.imports.mailbox_files import correspondence, mailbox
from zabota.desk.models import Conversation

SHOTS = os.environ.get("ZABOTA_SHOTS")


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_file_is_looked_at_taken_over_and_undone(
    server, signed_in, desktop, phone, axe, dan, mail_inbox, tmp_path, size
):
    path = tmp_path / "почта.mbox"
    path.write_bytes(mailbox(*correspondence()))
    look = desktop(locale="ru-RU") if size == "desktop" else phone(locale="ru-RU", color_scheme="dark")
    page = signed_in(look, dan)
    page.goto("/settings/mailboxes/")
    axe(page)
    page.set_input_files("input[type=file]", path)
    page.select_option("select[name=inbox]", str(mail_inbox.pk))
    page.locator("main .btn-primary").click()
    expect(page.locator("dl.facts")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("ion@example.md")).to_be_visible()
    axe(page)
    shot(page, f"mailbox-preview-{size}")
    page.locator("form[action$='/start/'] button").click()
    page.locator("dialog[open] .btn-primary, dialog[open] [value=yes]").first.click()
    expect(page.locator("form[action$='/undoing/']")).to_be_visible(timeout=30_000)
    assert Conversation.objects.filter(brought_at__isnull=False, resolved_at__isnull=False).count() == 4
    axe(page)
    shot(page, f"mailbox-done-{size}")
    page.locator("main .line-title", has_text="Заказ").first.click()
    expect(page.get_by_text("Он в пути")).to_be_visible()
    axe(page)
    shot(page, f"mailbox-talk-{size}")
    page.go_back()
    page.locator("form[action$='/undoing/'] button").click()
    page.locator("dialog[open] .btn-primary, dialog[open] [value=yes]").first.click()
    expect(page.get_by_text("отменено").first).to_be_visible(timeout=30_000)
    assert not Conversation.objects.exists()
