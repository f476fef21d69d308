"""The comparison of criteria, as people of different branches open it."""

from zabota.company.models import Team


def test_only_teams_that_the_reader_sees_are_offered(client, oleg, maria, desk_team, north):
    Team.objects.create(name="Couriers of North", branch=north)
    Team.objects.create(name="Everywhere")
    for reader, offered in (
        (oleg, ["Desk", "Everywhere"]),
        (maria, ["Couriers of North", "Desk", "Everywhere"]),
    ):
        client.force_login(reader)
        page = client.get("/routing/comparison/")
        assert [team.name for team in page.context["teams"]] == offered
