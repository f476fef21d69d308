"""Whose names a report tells: those its reader sees. Figures of the reader's own contacts stay whole."""

import pytest
from django.utils import timezone

from tests.reports.conftest import answer, minutes, say
from zabota.company.models import Team
from zabota.desk.actions.transfer import transfer
from zabota.reports.actions.count_up import count_up

PAGES = ("/reports/", "/reports/trends/", "/reports/rows/")
NOBODY = 999_999


@pytest.fixture
def couriers(north) -> Team:
    return Team.objects.create(name="Couriers of North", branch=north)


@pytest.fixture
def helped(mail_inbox, alice, pavel, nina, couriers, limits, oleg, central, north, client):
    """Two contacts of Central: one is Nina's, one Pavel's and a team's that have gone over to North since."""
    at = timezone.now() - minutes(30)
    gone = say(mail_inbox, at=at).conversation
    answer(gone, pavel, at + minutes(5))
    couriers.branch = central
    transfer(gone, by=None, team=couriers, at=at + minutes(6))
    couriers.branch = north
    couriers.save()
    answer(say(mail_inbox, at=at, subject="Ещё вопрос", text="Когда?").conversation, nina, at + minutes(9))
    count_up()
    client.force_login(oleg)


def read(client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return (b"".join(page.streaming_content) if page.streaming else page.content).decode()


def rows_of(client, by: str) -> dict[str, str]:
    page = client.get(f"/reports/?period=7&by={by}")
    return {row["name"]: row["cells"][0].text for row in page.context["rows"]}


def test_who_helped_from_another_branch_is_counted_without_a_name(helped, client):
    assert rows_of(client, "person") == {"another person": "1", "Nina": "1"}
    assert rows_of(client, "team") == {"another team": "1", "Desk": "1"}


def test_who_serves_all_branches_is_named_to_each(helped, client, pavel):
    pavel.branches.clear()
    assert rows_of(client, "person") == {"Pavel": "1", "Nina": "1"}


def test_who_sees_all_branches_reads_all_names(helped, client, maria):
    client.force_login(maria)
    assert rows_of(client, "person") == {"Pavel": "1", "Nina": "1"}
    assert rows_of(client, "team") == {"Couriers of North": "1", "Desk": "1"}


def test_trends_and_files_tell_no_foreign_name_either(helped, client):
    for by, foreign, own in (("person", "Pavel", "Nina"), ("team", "Couriers of North", "Desk")):
        for address in ("/reports/trends/", "/reports/export.csv"):
            text = read(client, f"{address}?period=7&by={by}")
            assert f"another {by}" in text and own in text and foreign not in text


def test_a_row_without_a_name_opens_its_contacts(helped, client, pavel):
    page = client.get(f"/reports/?period=7&by=reason&only=person:{pavel.pk}")
    assert page.context["only"] == "Person: another person"
    (contacts,) = [tile["cell"] for tile in page.context["tiles"] if tile["measure"].name == "contacts"]
    assert len(client.get(contacts.url).context["lines"]) == int(contacts.text) == 1


@pytest.mark.parametrize("where", PAGES)
def test_no_number_in_an_address_brings_a_foreign_name_to_light(client, oleg, pavel, couriers, where):
    client.force_login(oleg)
    for name, row in (("person", pavel), ("team", couriers)):
        for asked in ("only={}:{}", "by={}&value={}"):
            known, unknown = (
                read(client, f"{where}?period=7&{asked.format(name, number)}") for number in (row.pk, NOBODY)
            )
            assert str(row) not in known
            assert ("another " + name in known) == ("another " + name in unknown)


def test_no_branch_is_named_by_its_number(client, oleg, north):
    client.force_login(oleg)
    assert "Branch: another branch" in read(client, f"/reports/rows/?by=branch&value={north.pk}")


def test_ones_own_people_and_teams_are_named(client, oleg, nina, desk_team):
    client.force_login(oleg)
    for page in PAGES:
        assert "Person: Nina" in read(client, f"{page}?only=person:{nina.pk}")
        assert "Team: Desk" in read(client, f"{page}?only=team:{desk_team.pk}")


def test_the_words_are_the_readers(client, oleg, pavel):
    client.force_login(oleg)
    for language, word in (("ru", "другой сотрудник"), ("ro", "altă persoană")):
        page = client.get(f"/reports/?only=person:{pavel.pk}", headers={"accept-language": language})
        assert word in page.content.decode()
