"""A negative review is not closed before its cause is known and somebody answers for a measure (S3-115)."""

import pytest

from tests.improvement.conftest import STARTS
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.close_complaint import close_complaint
from zabota.complaints.actions.close_silent import close_silent
from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.core.errors import Refused
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.plan_action import plan_action


@pytest.fixture
def review(central, shoe_covers, oleg):
    """review("upheld") is a one-star review about shoe covers, answered in public."""

    def make(decision: str = "upheld", source: str = "review"):
        row = register_complaint(
            kind="complaint",
            source=source,
            text="Негде сесть, ужас!",
            by=None,
            from_name="Ёж",
            branch=central,
            touchpoint=shoe_covers,
            stars=1 if source == "review" else None,
        )
        answer_complaint(row, "Ставим стулья.", decision=decision, way="public", by=oleg)
        return row

    return make


def test_a_review_owes_a_cause_and_an_action_with_an_owner(review, cause, oleg, client):
    row = review()
    with pytest.raises(Refused, match="needs a cause"):
        close_complaint(row, by=oleg, why="Ответили")
    link_cause(cause, "complaint", row, by=oleg)
    with pytest.raises(Refused, match="corrective action with an owner"):
        close_complaint(row, by=oleg, why="Ответили")
    client.force_login(oleg)
    assert "Before it can be closed" in client.get(f"/complaints/{row.pk}/").content.decode()
    plan_action(cause, "Стулья", owner=oleg, by=oleg, procedure_after="Восемь стульев", starts_on=STARTS)
    close_complaint(row, by=oleg, why="Ответили")
    assert row.is_closed


def test_a_satisfied_writer_waits_for_the_measure_and_is_closed_with_it(review, cause, oleg):
    row = review()
    for _again in range(2):
        hear_view(row, "satisfied", by=oleg, words="Спасибо")
    assert not row.is_closed and row.steps.filter(kind="view").count() == 1
    assert close_silent() == 0
    link_cause(cause, "complaint", row, by=oleg)
    plan_action(cause, "Стулья", owner=oleg, by=oleg, procedure_after="Восемь стульев", starts_on=STARTS)
    assert close_silent() == 1
    row.refresh_from_db()
    assert row.is_closed and row.view == "satisfied"


def test_what_was_unfounded_not_public_or_switched_off_owes_nothing(review, oleg, setting):
    for row in (review("declined"), review(source="phone")):
        close_complaint(row, by=oleg, why="Проверили")
        assert row.is_closed
    setting("improvement.review_needs_action", False)
    row = review()
    close_complaint(row, by=oleg, why="Ответили")
    assert row.is_closed
