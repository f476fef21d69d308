from datetime import time, timedelta

from django.utils import timezone

from tests.cast import hire
from tests.workload.conftest import flood
from tests.workload.test_hours import came
from zabota.company.hours import forget_hours
from zabota.workload.actions.watch_load import watch_load


def test_a_service_manager_sees_the_hot_team_and_when_customers_come(client, hot, central, desk_team):
    forget_hours()
    client.force_login(hire("Elena", "service_manager"))
    page = client.get("/workload/").content.decode()
    assert "hot moment" in page and "117" in page and desk_team.name in page
    assert "cannot cope just now" in client.get("/").content.decode()
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for number in range(30):
        on = monday - timedelta(weeks=1 + number // 5) + timedelta(days=number % 5)
        came(central, on, time(10), 4)
        came(central, on, time(18), 1)
    page = client.get(f"/workload/hours/?branch={central.id}&weeks=8")
    assert page.context["next_peak"]["hour"] == "10:00–11:00"
    assert [row["mase"] for row in page.context["errors"]] == [None, None]
    assert [row["found"].later for row in page.context["longer"]] == [6] * 5 + [0]
    assert page.context["outside"]["n"] == "n = 150"


def test_an_empty_page_says_when_it_fills(client, maria):
    client.force_login(maria)
    assert "empty-state" in client.get("/workload/hours/").content.decode()


def test_specialists_and_other_branches_see_nothing_of_it(client, hot, nina, north):
    client.force_login(nina)
    assert client.get("/workload/").status_code == 403
    client.force_login(hire("Olga", "team_lead", north))
    page = client.get("/workload/").content.decode()
    assert "hot moment" not in page and "Desk" not in page


def test_a_calm_team_shows_its_load(client, room, mail_inbox, maria):
    flood(mail_inbox, 2)
    watch_load()
    client.force_login(maria)
    assert "2 open, room for 6" in client.get("/workload/").content.decode()
