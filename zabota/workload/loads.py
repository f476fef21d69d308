"""How much each team has and could take, at this moment; a handful of questions for all teams."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from zabota.company.models import Team, User
from zabota.company.parameters import value_of
from zabota.company.roles import SERVICE_MANAGER, TEAM_LEAD
from zabota.desk.models import Conversation
from zabota.routing.models import Presence
from zabota.routing.people import absent_at, limits_of


@dataclass
class Load:
    """`load` are open conversations that are not put away, of them `waiting` wait for us; `capacity` is what
    those of the team who are `here` may be given in all.
    """

    team: Team
    load: int = 0
    waiting: int = 0
    unassigned: int = 0
    capacity: int = 0
    here: int = 0
    people: int = 0
    leads: tuple[int, ...] = field(default=())

    @property
    def percent(self) -> int:
        if not self.capacity:
            return 100 * self.load if self.load else 0
        return round(100 * self.load / self.capacity)

    @property
    def shown_percent(self) -> int:
        """As wide as a bar can be."""
        return min(100, self.percent)

    @property
    def is_over(self) -> bool:
        return 100 * self.load > self.capacity * value_of("workload.alarm_percent", self.team.branch_id)

    @property
    def is_calm(self) -> bool:
        below = self.capacity * value_of("workload.calm_percent", self.team.branch_id)
        return self.load == 0 or 100 * self.load < below


def loads_now(teams: Iterable[Team], at: datetime) -> list[Load]:
    """The load of each of these teams, in their order."""
    found = {team.id: Load(team) for team in teams}
    open_now = Conversation.objects.awake().filter(team__in=list(found)).order_by()
    counts = open_now.values("team").annotate(
        n=Count("id"),
        waiting=Count("id", filter=Q(waiting_since__isnull=False)),
        unassigned=Count("id", filter=Q(assignee=None)),
    )
    for row in counts:
        load = found[row["team"]]
        load.load, load.waiting, load.unassigned = row["n"], row["waiting"], row["unassigned"]
    members = members_of(list(found))
    ids = sorted({user for _team, user, _leads in members})
    limits, absent = limits_of(ids), absent_at(ids, at)
    away = set(Presence.objects.filter(user__in=ids, is_here=False).values_list("user", flat=True))
    for team_id, user_id, leads in members:
        load = found[team_id]
        load.people += 1
        if leads:
            load.leads = (*load.leads, user_id)
        if user_id not in absent and user_id not in away:
            load.here += 1
            load.capacity += limits.get((user_id, ""), value_of("routing.most_open", load.team.branch_id))
    return list(found.values())


def members_of(team_ids: list[int]) -> list[tuple[int, int, bool]]:
    """Team, member who may answer, and whether they lead."""
    answering = User.objects.active().filter(teams__in=team_ids, roles__permissions__contains=["desk.answer"])
    leading = Count("roles", filter=Q(roles__key__in=[TEAM_LEAD, SERVICE_MANAGER]))
    rows = answering.order_by("teams", "id").values_list("teams", "id").annotate(leading=leading)
    return [(team, user, bool(leads)) for team, user, leads in rows if team in set(team_ids)]
