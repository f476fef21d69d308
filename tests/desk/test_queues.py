import sys
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import MONDAY, say
from zabota.core.models import SearchEntry
from zabota.core.search import find, lexemes, remember
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.snooze import snooze
from zabota.desk.models import Conversation
from zabota.desk.queues import MOST_COUNTED, list_rows, queue_counts, queue_named, queues, shown_count

START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def desk(alice, mail_inbox, nina, oleg, limits):
    """One conversation of each sort; its name -> it."""
    made = {name: say(mail_inbox).conversation for name in ("new", "mine", "answered", "snoozed", "resolved")}
    assign(made["mine"], nina, by=nina)
    note(made["mine"], by=nina, text="@Oleg?")
    reply(made["answered"], by=nina, text="Yes", at=timezone.now())
    snooze(made["snoozed"], by=nina, until=timezone.now() + timedelta(days=1))
    resolve(made["resolved"], by=nina, outcome="done")
    return made


HELD = {
    "mine": {"mine"},
    "waiting": {"new", "mine"},
    "unanswered": {"new", "mine", "snoozed", "resolved"},
    "unassigned": {"new", "answered"},
    "overdue": {"new", "mine"},
    "mentions": set(),
    "snoozed": {"snoozed"},
    "open": {"new", "mine", "answered", "snoozed"},
    "resolved": {"resolved"},
    "all": {"new", "mine", "answered", "snoozed", "resolved"},
}


@pytest.mark.parametrize("name", HELD)
def test_each_queue_holds_what_it_says(desk, nina, name):
    numbers = {row["id"] for row in list_rows(nina, queues[name]).rows}
    assert numbers == {desk[held].id for held in HELD[name]}


def test_a_mention_is_for_whom_it_names(desk, oleg):
    assert [row["id"] for row in list_rows(oleg, queues["mentions"]).rows] == [desk["mine"].id]


def test_a_stranger_to_the_branch_sees_nothing(desk, pavel, maria):
    assert not any(list_rows(pavel, queue).rows for queue in queues)
    assert set(queue_counts(pavel).values()) == {0}
    assert len(list_rows(maria, queues["open"]).rows) == 4


def test_counts_are_those_of_the_lists_in_one_query(desk, nina):
    nina.team_ids, nina.branch_ids, nina.permissions, nina.sees_all_branches  # noqa: B018 - asked once a request
    with CaptureQueriesContext(connection) as asked:
        counts = queue_counts(nina)
    assert counts == {name: len(held) for name, held in HELD.items()}
    assert len(asked) == 1


def test_a_page_of_the_list_is_one_query(desk, nina):
    list_rows(nina, queues["open"])
    with CaptureQueriesContext(connection) as asked:
        page = list_rows(nina, queues["open"])
    assert len(asked) == 1
    row = next(row for row in page.rows if row["id"] == desk["mine"].id)
    assert (row["assignee_name"], row["inbox_name"]) == ("Nina", "Central mail")


def test_who_waits_longest_comes_first(alice, mail_inbox, nina):
    late, early = (say(mail_inbox, at=MONDAY + timedelta(hours=h)).conversation_id for h in (5, 1))
    assert [row["id"] for row in list_rows(nina, queues["waiting"]).rows] == [early, late]


def test_a_list_can_be_searched(desk, nina, mail_inbox, vera):
    found = say(mail_inbox, sender="vera@example.com", text="Чайник течёт").conversation
    assert [row["id"] for row in list_rows(nina, queues["open"], text="чайники течет").rows] == [found.id]
    assert list_rows(nina, queues["open"], text="самовар").rows == []


@pytest.mark.parametrize("looked_at", [4, 400])
@pytest.mark.parametrize("cheap", [1e-9, 1e9], ids=["walking", "index"])
def test_pages_of_a_wide_list_show_all_that_is_found_once(
    looked_at, cheap, alice, mail_inbox, nina, north, monkeypatch
):
    """Whether the newest are walked to or looked up, of a branch that one sees among others."""
    module = sys.modules["zabota.core.search.newest"]
    monkeypatch.setattr(module, "LOOKED_AT", looked_at)
    monkeypatch.setattr(module, "WALKING", cheap)
    dice = Random(f"{looked_at} {cheap}")
    for _ in range(90):
        at = START + timedelta(days=dice.choice([0, 1, 1, 30, 200, 400]), minutes=dice.randrange(3))
        branch = dice.choice([mail_inbox.branch, north])
        one = Conversation.objects.create(
            customer=alice, inbox=mail_inbox, branch=branch, last_message_at=at, opened_at=at
        )
        noted = at + timedelta(days=dice.choice([0, 0, 3]))
        remember("conversation", one.id, lexemes(dice.choice(["самовар", "чайник"])), noted)
    seen = Conversation.objects.visible_to(nina).filter(
        id__in=find("conversation", "самовар").values("object_id")
    )
    expected = [*seen.order_by("-last_message_at", "-id").values_list("id", flat=True)]
    for size in (1, 4, 50):
        shown, cursor = [], ""
        while True:
            page = list_rows(nina, queues["all"], cursor, size, "самовар")
            shown += [row["id"] for row in page.rows]
            if not page.next:
                break
            cursor = page.next
        assert shown == expected


def test_what_is_searched_is_never_older_than_its_last_message(desk, mail_inbox):
    say(mail_inbox, at=timezone.now(), sender="vera@example.com", text="", subject="")
    said = dict(Conversation.objects.values_list("id", "last_message_at"))
    kept = dict(SearchEntry.objects.filter(kind="conversation").values_list("object_id", "at"))
    assert kept.keys() == said.keys()
    assert all(kept[number] >= at for number, at in said.items())


@given(
    minutes=st.lists(st.integers(0, 5), min_size=1, max_size=23),
    size=st.integers(1, 7),
    name=st.sampled_from(["open", "waiting"]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_there_and_back_show_every_line_once(minutes, size, name, alice, mail_inbox, nina):
    Conversation.objects.all().delete()
    moments = [START + timedelta(minutes=m) for m in minutes]
    Conversation.objects.bulk_create(
        Conversation(
            customer=alice, inbox=mail_inbox, branch=mail_inbox.branch, last_message_at=at, waiting_since=at
        )
        for at in moments
    )
    whole = [row["id"] for row in list_rows(nina, queues[name], size=100).rows]
    pages, cursor = [], ""
    while True:
        page = list_rows(nina, queues[name], cursor, size)
        pages.append([row["id"] for row in page.rows])
        if not page.next:
            break
        cursor = page.next
    assert sum(pages, []) == whole and len(whole) == len(minutes)
    for expected in reversed(pages[:-1]):
        page = list_rows(nina, queues[name], page.previous, size)
        assert [row["id"] for row in page.rows] == expected
    assert page.previous == ""


@pytest.mark.parametrize(
    "cursor", ["x", "b", "-", "1-", "99999999999999999-1", "1-99999999999999999999", "b1-²"]
)
def test_a_cursor_that_says_nothing_is_the_first_page(desk, nina, cursor):
    assert len(list_rows(nina, queues["open"], cursor).rows) in (0, 4)


def test_big_queues_are_not_counted_to_the_end():
    assert (shown_count(7), shown_count(MOST_COUNTED)) == ("7", "99+")


def test_names_that_are_no_queue(nina):
    assert [queue_named(name, nina) for name in ("", "saved-", "saved-x", "saved-999")] == [None] * 4
