from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import hire
from zabota.company.models import ParameterValue
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.listing import counts_of, page_of
from zabota.recovery.models import RecoveryCase


@pytest.fixture
def now_case(answer, irina):
    return RecoveryCase.objects.get(response=answer(timezone.now() - timedelta(minutes=5), Waiting=3))


CHANGES = ["taking", "owner", "call", "message", "remark", "goodwill", "fix", "question", "heard", "ending"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_case_of_another_branch_is_not_there(client, case, north, name):
    client.force_login(hire("Grigore", "team_lead", north))
    assert client.post(reverse(f"recovery:{name}", args=[case.id])).status_code == 404
    assert client.get(reverse("recovery:case", args=[case.id])).status_code == 404


def test_north_s_specialist_sees_nothing_of_central_s_cases(client, case, pavel, limits, irina):
    gift = give_goodwill(case, "gift", "Букет", Decimal(900), by=irina)
    client.force_login(pavel)
    assert client.get(reverse("recovery:case", args=[case.id])).status_code == 404
    assert client.post(reverse("recovery:agreement", args=[case.id, gift.id])).status_code == 404
    assert case.customer.name not in client.get(reverse("recovery:cases"), {"view": "all"}).content.decode()
    exported = client.get(reverse("recovery:export", args=["csv"]), {"view": "all"})
    assert case.customer.name not in b"".join(exported.streaming_content).decode()


def test_the_export_holds_what_the_list_shows(client, case, irina):
    client.force_login(irina)
    exported = client.get(reverse("recovery:export", args=["csv"]), {"view": "open"})
    assert "Ждала полтора часа" in b"".join(exported.streaming_content).decode()


def test_the_case_page_shows_the_words_the_clocks_and_the_next_step(client, case, irina):
    client.force_login(irina)
    page = client.get(reverse("recovery:case", args=[case.id])).content.decode()
    assert "Ждала полтора часа" in page and "Next: call the customer" in page


def test_a_specialist_reads_and_gives_but_does_not_close(client, case, nina, limits):
    client.force_login(nina)
    assert client.get(reverse("recovery:case", args=[case.id])).status_code == 200
    given = {"kind": "gift", "what": "Букет", "cost": "50"}
    assert client.post(reverse("recovery:goodwill", args=[case.id]), given).status_code == 302
    assert case.goodwill.get().is_given
    assert client.post(reverse("recovery:ending", args=[case.id])).status_code == 403


def test_what_was_entered_stays_when_something_is_wrong(client, case, irina):
    client.force_login(irina)
    page = client.post(reverse("recovery:call", args=[case.id]), {"text": "Говорили о завтра"})
    assert page.status_code == 422
    assert "Говорили о завтра" in page.content.decode()


def test_the_whole_way_through_the_pages(client, now_case, irina):
    client.force_login(irina)
    at = [now_case.id]
    client.post(reverse("recovery:call", args=at), {"reached": "yes", "apologised": "on", "text": "Ждёт"})
    client.post(reverse("recovery:fix", args=at), {"what_was_done": "Перезаписали"})
    heard = {"answer": "yes", "said": "Всё хорошо", "score": "10"}
    client.post(reverse("recovery:heard", args=at), heard)
    now_case.refresh_from_db()
    assert (now_case.ending, now_case.mark_after, now_case.closed_by) == ("confirmed", 10, irina)


def test_overdue_comes_first_then_the_worst_mark_page_by_page_and_back(answer, irina):
    now = timezone.now()
    hours = [(1, 5), (2, 2), (30, 6), (3, 1), (60, 4)]
    made = [RecoveryCase.objects.get(response=answer(now - timedelta(hours=h), Waiting=s)) for h, s in hours]
    due = now + timedelta(hours=5)
    RecoveryCase.objects.filter(id__in=[made[0].id, made[1].id, made[3].id]).update(next_due_at=due)
    ordered = [case.lowest for case in page_of(RecoveryCase.objects.all(), closed=False).rows]
    assert ordered == [4, 6, 1, 2, 5]


def test_pages_follow_each_other_without_gap_or_repeat(answer, irina, monkeypatch):
    monkeypatch.setattr("zabota.recovery.listing.PAGE", 2)
    now = timezone.now()
    for hour in range(5):
        answer(now - timedelta(hours=hour), Waiting=3)
    every = RecoveryCase.objects.all()
    first = page_of(every, closed=False)
    second = page_of(every, closed=False, cursor=first.next)
    third = page_of(every, closed=False, cursor=second.next)
    ids = [row.id for page in (first, second, third) for row in page.rows]
    assert sorted(ids) == sorted(every.values_list("id", flat=True)) and third.next == ""
    assert [row.id for row in page_of(every, closed=False, cursor=third.previous).rows] == [
        r.id for r in second.rows
    ]


@pytest.mark.parametrize("cursor", ["x", "W10=", "bnVsbA==", "WyJ4IiwgMSwgWzFdXQ=="])
def test_a_cursor_we_did_not_make_begins_at_the_start(case, cursor):
    assert page_of(RecoveryCase.objects.all(), closed=False, cursor=cursor).rows == [case]


def test_the_settings_set_limits_scripts_and_a_branch_s_clocks(client, dan, central):
    client.force_login(dan)
    page = client.get(reverse("recovery:settings"), {"branch": central.id})
    form = page.context["clocks"]
    values = {name: form[name].value() for name in form.fields} | {"day_seconds": "30", "part": "clocks"}
    values |= {"day_from": "07:00", "evening_from": "20:00"}
    answered = client.post(reverse("recovery:settings") + f"?branch={central.id}", values)
    assert answered.status_code == 302, answered.context["clocks"].errors
    assert list(ParameterValue.objects.values_list("name", "value", "branch")) == [
        ("recovery.day_seconds", 1800, central.id)
    ]


def test_every_reader_of_the_list_counts_only_what_is_theirs(case, irina, pavel):
    fix_case(case, "Перезаписали", by=irina)
    assert counts_of(irina)["mine"] == 1
    assert set(counts_of(pavel).values()) == {0}


def test_my_day_and_the_owner_s_page_show_the_cases(client, case, irina, maria):
    client.force_login(irina)
    assert case.customer.name in client.get(reverse("insight:my_day")).content.decode()
    client.force_login(maria)
    assert case.customer.name in client.get(reverse("insight:owner")).content.decode()
