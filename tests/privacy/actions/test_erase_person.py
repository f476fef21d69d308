"""Erased means gone: nothing about the person is found, and the figures are what they were."""

import pytest

from tests.privacy.conftest import (
    BEFORE,
    CANARY,
    MAIL,
    NAME,
    found_in_files,
    found_in_texts,
)
from zabota.core.errors import Refused
from zabota.core.search import find
from zabota.customers.finding import find_customers
from zabota.customers.models import Customer, Identity
from zabota.desk.models import Conversation, Fulfilment, Message
from zabota.feedback.models import Mark
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.remove_traces import remove_traces
from zabota.privacy.models import Erasure
from zabota.recovery.models import RecoveryCase

SIGNS = (NAME, BEFORE, MAIL, "69765432", "069 765-432", "69 765 432")
KEPT = {
    "complaints_complaint.rule",
    "complaints_complaintevent.rule",
    "feedback_invitation.questions",
    "feedback_invitation.touchpoints",
    "orders_requeststep.title",
}
"""What we asked and what the law asks of us, not what was said."""


@pytest.fixture
def erased(elsewhere, stefania, keeper, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erasure = erase_person(stefania, "asked", by=keeper, unfinished_too=True)
    remove_traces(erasure)
    erasure.refresh_from_db()
    return erasure


def test_the_search_of_this_test_finds_what_is_there(elsewhere, stefania, home):
    assert all(found_in_texts(sign) for sign in SIGNS)
    assert len(found_in_texts(CANARY)) > 40
    assert found_in_files(home, CANARY)


def test_nothing_is_found_in_any_text_of_the_database_nor_in_any_file(erased, home):
    assert {sign: found_in_texts(sign) for sign in SIGNS} == {sign: [] for sign in SIGNS}
    assert set(found_in_texts(CANARY)) <= KEPT
    assert found_in_files(home, CANARY) == []
    assert erased.found["left"] == 0


def test_others_keep_what_they_said_but_for_the_signs(erased, elsewhere):
    elsewhere.note.refresh_from_db()
    elsewhere.message.refresh_from_db()
    assert elsewhere.note.text == elsewhere.message.text == "Просила передать: …, …, тел. … или (…."
    assert not find("conversation", "stefania.elkina")
    assert Identity.objects.filter(customer=elsewhere.talk.customer).exists()


def test_nobody_finds_the_card_and_the_figures_stay(erased, stefania, world, dan):
    stefania.refresh_from_db()
    assert stefania.erased_at and stefania.name == "" and not stefania.identities.exists()
    assert not find_customers("Ёлкина", dan).ids and not Customer.objects.present().filter(id=stefania.id)
    assert Conversation.objects.filter(customer=stefania).count() == 4
    assert Fulfilment.objects.get().expectation == world.foreign.expectation
    assert Mark.objects.filter(response__customer=stefania, score__gte=1, why="").exists()
    assert RecoveryCase.objects.filter(customer=stefania, lowest=3).exists()
    assert Message.objects.filter(conversation=world.own.talk, text="").exists()


def test_again_it_changes_nothing(erased, stefania, keeper):
    assert erase_person(stefania, "asked", by=keeper, unfinished_too=True) == erased
    assert Erasure.objects.filter(customer_ids__contains=[stefania.id]).count() == 1


def test_only_who_keeps_data_may(world, stefania, keeper):
    with pytest.raises(Refused, match="Only who keeps data"):
        erase_person(stefania, "asked", by=world.people["customer_relations"])
    with pytest.raises(Refused, match="Say why"):
        erase_person(stefania, "", by=keeper)


def test_who_is_still_owed_an_answer_is_erased_only_when_that_is_said(world, stefania, keeper):
    with pytest.raises(Refused, match="open conversations: 3") as refused:
        erase_person(stefania, "asked", by=keeper)
    assert "open recovery cases: 1" in str(refused.value)
    stefania.refresh_from_db()
    assert stefania.erased_at is None
    assert erase_person(stefania, "asked", by=keeper, unfinished_too=True).customer_ids[0] == stefania.id


def test_a_program_that_erases_again_is_not_asked(world, stefania):
    assert erase_person(stefania, "restored").customer_ids[0] == stefania.id


def test_a_card_that_was_merged_into_another_leads_to_the_person(world, stefania, keeper):
    merged = world.own.customer_merge.merged
    merged.refresh_from_db()
    erasure = erase_person(merged, "asked", by=keeper, unfinished_too=True)
    assert erasure.customer_ids == [stefania.id, merged.id]


def test_every_page_bears_an_erased_person(erased, stefania, world, dan, client):
    client.force_login(dan)
    for page in (
        f"/customers/{stefania.id}/",
        "/customers/",
        f"/conversations/{world.own.talk.id}/",
        f"/recovery/{world.own.case.id}/",
        f"/complaints/{world.own.complaint.id}/",
        f"/feedback/responses/{world.own.response.id}/",
        f"/documents/{world.own.document.id}/",
        "/inbox/",
        "/settings/audit/",
    ):
        assert client.get(page).status_code in (200, 302), page
