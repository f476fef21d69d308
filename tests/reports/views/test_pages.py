"""The pages of the reports, as people of different roles open them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from tests.reports.conftest import answer, minutes, say, settle
from zabota.reports.actions.count_up import count_up


@pytest.fixture
def lately(mail_inbox, alice, vera, nina, oleg, delivery_reason, limits, client):
    """Two contacts of today: Alice's was answered and resolved, Vera waits."""
    at = timezone.now() - minutes(90)
    done = say(mail_inbox, at=at, subject="Где моя посылка?").conversation
    settle(done, nina, at + minutes(30), delivery_reason)
    waits = say(
        mail_inbox, at=at + minutes(40), sender="vera@example.com", subject="=1+1 Жалоба"
    ).conversation
    answer(waits, nina, at + minutes(50))
    again = say(
        mail_inbox,
        at=at + minutes(60),
        sender="vera@example.com",
        conversation_ids=(waits.id,),
        sender_is_proven=True,
    ).conversation
    assert again == waits
    count_up()
    client.force_login(oleg)
    return done, waits


def test_a_team_lead_reads_the_report_and_opens_what_is_behind_it(lately, client, nina):
    page = client.get("/reports/?by=person&period=7")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Nina" in text and "n = 2" in text
    (cell,) = [tile["cell"] for tile in page.context["tiles"] if tile["measure"].name == "contacts"]
    assert cell.text == "2"
    rows = client.get(cell.url)
    assert [line["fact"].conversation_id for line in rows.context["lines"]] == [lately[1].id, lately[0].id]


def test_a_row_narrows_the_report(lately, client):
    page = client.get("/reports/?by=reason&period=7")
    url = next(row["url"] for row in page.context["rows"] if row["name"] == "Delivery")
    narrowed = client.get(f"/reports/{url}")
    assert "Delivery" in narrowed.context["only"]
    (contacts,) = [t["cell"] for t in narrowed.context["tiles"] if t["measure"].name == "contacts"]
    assert contacts.text == "1"


def test_the_waiting_list_shows_who_waits_longest(lately, client):
    page = client.get("/reports/waiting/")
    assert [row.id for row in page.context["page"].rows] == [lately[1].id]
    assert page.context["total"] == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_tables_and_rows_go_out_as_files(lately, client, kind):
    for address in (f"/reports/export.{kind}?by=team&period=7", f"/reports/rows/export.{kind}?period=7"):
        answer = client.get(address)
        content = b"".join(answer.streaming_content)
        if kind == "csv":
            assert "Desk" in content.decode("utf-8-sig")
        else:
            assert ZipFile(BytesIO(content)).testzip() is None


def test_an_empty_report_says_what_to_do(client, maria):
    client.force_login(maria)
    assert "empty-state" in client.get("/reports/").content.decode()
    assert "empty-state" in client.get("/reports/rows/").content.decode()
    assert "empty-state" in client.get("/reports/waiting/").content.decode()


def test_a_specialist_has_no_reports(lately, client, nina):
    client.force_login(nina)
    assert client.get("/reports/").status_code == 403


def test_another_branch_is_not_counted(lately, client, north, maria):
    client.force_login(maria)
    assert not client.get(f"/reports/?period=7&branch={north.id}").context["rows"]
