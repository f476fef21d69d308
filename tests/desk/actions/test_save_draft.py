import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.save_draft import save_draft
from zabota.desk.models import Draft


def test_each_user_keeps_what_they_began(asked, nina, oleg):
    save_draft(asked, by=nina, text="Здра")
    save_draft(asked, by=nina, text="Здравствуйте")
    save_draft(asked, by=oleg, text="@Nina", is_note=True)
    assert {draft.user: draft.text for draft in Draft.objects.all()} == {nina: "Здравствуйте", oleg: "@Nina"}


def test_an_empty_text_forgets_it(asked, nina):
    save_draft(asked, by=nina, text="x")
    assert save_draft(asked, by=nina, text=" ") is None
    assert not Draft.objects.exists()


def test_a_stranger_to_the_branch_cannot(asked, pavel):
    with pytest.raises(Refused):
        save_draft(asked, by=pavel, text="x")


def test_an_answer_and_a_note_are_begun_side_by_side(asked, nina):
    save_draft(asked, by=nina, text="Добрый день")
    save_draft(asked, by=nina, text="@Oleg, întâi verifică", is_note=True)
    save_draft(asked, by=nina, text="", is_note=True)
    assert [(draft.text, draft.is_note) for draft in Draft.objects.all()] == [("Добрый день", False)]
