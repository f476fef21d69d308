"""Assign, hand over, snooze, resolve, merge: each is a resource of its own."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.desk.conftest import say
from tests.desk.views.conftest import HTMX
from zabota.company.hours import schedule_of
from zabota.company.models import Team
from zabota.company.schedule import is_open
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.desk.actions.assign import assign
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import ConversationMerge, Fulfilment
from zabota.desk.views.placing import presets


@pytest.fixture
def press(desk, asked):
    """press("snooze", until=...) sends one of the small forms and returns the answer."""

    def send(page, **values):
        answer = desk.post(f"/conversations/{asked.id}/{page}/", values, **HTMX)
        asked.refresh_from_db()
        return answer

    return send


def test_one_takes_it_gives_it_on_and_gives_it_back(press, asked, nina, oleg):
    for to, holder in (("me", nina), (oleg.id, oleg), ("nobody", None)):
        assert press("assignment", to=to).status_code == 204
        assert asked.assignee == holder


def test_whoever_took_it_meanwhile_keeps_it(press, asked, oleg):
    assign(asked, oleg, by=oleg)
    answer = press("assignment", to="me", **{"from": ""})
    assert answer.status_code == 422 and "Oleg" in answer.content.decode()
    assert asked.assignee == oleg


def test_only_colleagues_who_see_it_and_may_answer_are_offered(desk, asked, oleg, pavel, maria):
    page = desk.get(f"/conversations/{asked.id}/assignment/").content.decode()
    assert "Oleg" in page and "Pavel" not in page and "Maria" not in page


def test_a_stranger_cannot_be_given_it_by_number(press, pavel):
    for number in (pavel.id, 999_999, "9" * 30, "-1", ""):
        assert press("assignment", to=number).status_code == 404, number


def test_it_is_handed_over_with_a_way_out_of_the_page(press, asked, north):
    team = Team.objects.create(name="Repairs", branch=north)
    answer = press("transfer", team=team.id)
    assert "talk-gone" in json.loads(answer["HX-Trigger"])
    assert (asked.team, asked.branch) == (team, north)


def test_handing_over_to_nowhere_is_refused(press):
    assert press("transfer").status_code == 422


def test_presets_are_moments_at_which_the_branch_is_open(central):
    friday = datetime(2026, 3, 6, 8, 0, tzinfo=UTC)
    found = presets(schedule_of(central), friday)
    assert len(found) == 4 and all(preset.at > friday for preset in found)
    assert all(is_open(schedule_of(central), preset.at) for preset in found)
    assert found[2].at == datetime(2026, 3, 7, 8, 0, tzinfo=UTC)
    assert found[3].at == datetime(2026, 3, 9, 7, 0, tzinfo=UTC)


def test_it_is_snoozed_by_preset_or_by_hand_and_woken(press, asked):
    later = timezone.now() + timedelta(hours=3)
    assert press("snooze", at=later.isoformat()).status_code == 204
    assert asked.snoozed_until == later
    assert press("waking").status_code == 204 and asked.snoozed_until is None
    local = timezone.localtime(later).strftime("%Y-%m-%dT%H:%M")
    assert press("snooze", until=local).status_code == 204
    assert asked.snoozed_until == later.replace(second=0, microsecond=0)


@pytest.mark.parametrize("values", [{}, {"at": "soon"}, {"until": "x"}, {"at": "2020-01-01T00:00:00+00:00"}])
def test_a_moment_that_makes_no_sense_is_refused(press, asked, values):
    assert press("snooze", **values).status_code == 422
    assert asked.snoozed_until is None


def test_it_is_resolved_with_reason_and_outcome_and_opened_again(press, asked, delivery_reason):
    assert press("resolution", outcome="done").status_code == 422
    assert press("resolution", outcome="not_done", reason=delivery_reason.id).status_code == 422
    assert press("resolution", outcome="done", reason=delivery_reason.id).status_code == 204
    assert asked.is_resolved
    assert press("reopening").status_code == 204 and not asked.is_resolved


def test_the_customers_expectations_stand_beside_the_question(press, desk, asked, alice, nina):
    question = f"/conversations/{asked.id}/resolution/"
    assert "expected" not in desk.get(question, **HTMX).content.decode()
    calm = note_expectation(alice, "Перезвонить до шести", by=nina)
    quiet = note_expectation(alice, "Тишина", by=nina, is_confirmed=True)
    withdraw_expectation(note_expectation(alice, "Цветы", by=nina), by=nina)
    shown = desk.get(question, **HTMX).content.decode()
    assert shown.index("Тишина") < shown.index("Hypothesis: Перезвонить до шести") and "Цветы" not in shown
    assert shown.count("checked") == 3, "the outcome, and nothing is said of an expectation"
    said = {f"expectation_{calm.id}": "met", f"expectation_{quiet.id}": "", "expectation_0": "met"}
    assert press("resolution", outcome="done", **said).status_code == 204
    kept = Fulfilment.objects.get()
    assert (kept.expectation, kept.conversation, kept.is_met) == (calm, asked, True)
    card = desk.get(f"/customers/{alice.id}/").content.decode()
    assert "met 1 time" in card and f'href="/conversations/{asked.id}/"' in card


def test_nothing_is_asked_where_the_customer_chose_privacy(desk, asked, alice, nina):
    note_expectation(alice, "Тишина", by=nina)
    choose_privacy(alice, "private", source="test", by=nina)
    assert "expected" not in desk.get(f"/conversations/{asked.id}/resolution/", **HTMX).content.decode()


def test_it_is_merged_and_the_toast_undoes_it(press, desk, asked, mail_inbox):
    kept = say(mail_inbox, text="Once more").conversation
    answer = press("merge", into=f"#{kept.id}")
    news = json.loads(answer["HX-Trigger"])
    assert news["talk-moved"]["url"] == f"/conversations/{kept.id}/"
    assert asked.merged_into == kept
    assert desk.post(news["toast"]["url"]).status_code == 302
    asked.refresh_from_db()
    assert asked.merged_into is None and ConversationMerge.objects.get().undone_at


def test_merging_into_what_is_not_there_or_itself_changes_nothing(press, asked):
    assert press("merge", into="abc").status_code == 422
    assert press("merge", into="999999").status_code == 404
    assert press("merge", into=str(asked.id)).status_code == 422
    assert asked.merged_into is None


def test_other_talks_of_the_customer_are_offered_and_others_are_found(desk, asked, mail_inbox):
    same = say(mail_inbox, text="Once more", subject="Bill").conversation
    other = say(mail_inbox, sender="vera@example.com", sender_name="Вера", subject="Счёт").conversation
    page = desk.get(f"/conversations/{asked.id}/merge/").content.decode()
    assert f'value="{same.id}"' in page and f'value="{other.id}"' not in page
    assert f'value="{other.id}"' in desk.get(f"/conversations/{asked.id}/merge/?q=Счёт").content.decode()
    assert (
        f'value="{other.id}"'
        in desk.get(f"/conversations/{asked.id}/merge/?q=%23{other.id}").content.decode()
    )


def test_without_javascript_one_comes_back_to_the_page(desk, asked):
    answer = desk.post(f"/conversations/{asked.id}/assignment/", {"to": "me"})
    assert answer.status_code == 302 and answer.url == f"/conversations/{asked.id}/"


def test_a_remark_that_was_left_is_shown_and_takes_the_word(desk, nina, asked):
    resolve(asked, by=nina, outcome="done")
    assert "got no reply" in desk.get(f"/conversations/{asked.id}/").content.decode()
    assert f"row-{asked.id}" in desk.get("/inbox/unanswered/").content.decode()
    assert desk.post(f"/conversations/{asked.id}/unanswered/").status_code == 302
    assert "got no reply" not in desk.get(f"/conversations/{asked.id}/").content.decode()
