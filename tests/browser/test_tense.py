"""The prompt for a tense talk in a real browser: above the answer, and away once one has closed it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from zabota.desk.models import Conversation
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.models import RecoveryCase


@pytest.fixture
def talk(transactional_db, alice, mail_inbox, central) -> Conversation:
    now = timezone.now()
    talk = Conversation.objects.create(
        customer=alice,
        inbox=mail_inbox,
        branch=central,
        address="alice@example.com",
        subject="Кабинет 12",
        customer_name=str(alice),
        opened_at=now,
    )
    RecoveryCase.objects.create(
        customer=alice,
        conversation=talk,
        branch=central,
        lowest=3,
        contact_due_at=now,
        fix_due_at=now,
        next_due_at=now,
    )
    return talk


@pytest.mark.parametrize("opener", ["desktop", "phone"])
def test_it_stands_above_the_answer_until_one_closes_it(request, signed_in, nina, axe, talk, opener):
    set_script("en", "Breathe out first. Blame nobody.", kind="tense")
    page = signed_in(request.getfixturevalue(opener)(), nina)
    page.goto(f"/conversations/{talk.id}/")
    line = page.get_by_role("note", name="Prompt for a tense talk")
    expect(line).to_contain_text("Breathe out first. Blame nobody.")
    axe(page)
    line.get_by_role("button", name="Do not show this here again").click()
    expect(line).to_be_hidden()
    expect(page.locator("#reply-text")).to_be_focused()
    page.reload()
    expect(page.locator(".side-body")).to_have_count(1)
    expect(line).to_be_hidden()
