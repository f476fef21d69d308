"""Who answers for a case: customer relations in turn, and who is called in when a clock runs out."""

from django.db.models import F, Max, Q, QuerySet

from zabota.company.models import Branch, Role, User
from zabota.company.roles import RELATIONS, SERVICE_MANAGER, TEAM_LEAD
from zabota.recovery.models import Compensation


def with_role(key: str, branch: Branch | None) -> QuerySet[User]:
    """Active users of a role who serve the branch."""
    serving = (
        Q(roles__sees_all_branches=True) | Q(branches=branch) if branch else Q(roles__sees_all_branches=True)
    )
    holders = User.objects.active().filter(roles__key=key)
    return holders.filter(Q(id__in=User.objects.filter(serving).values("id"))).order_by("id")


def next_in_turn(branch: Branch | None) -> User | None:
    """The person of customer relations who has waited longest for a new case.

    Call it in a transaction: those who open cases at the same moment go one after another.
    """
    list(Role.objects.select_for_update(no_key=True).filter(key=RELATIONS).values("id"))
    waiting = with_role(RELATIONS, branch).annotate(latest=Max("cases__id"))
    return waiting.order_by(F("latest").asc(nulls_first=True), "id").first()


def who_is_called_in(branch: Branch | None, clock: str, *, besides: int | None = None) -> User | None:
    """Contact missed: the branch's team lead; not put right in time: the service manager; else the other."""
    order = (TEAM_LEAD, SERVICE_MANAGER) if clock == "contact" else (SERVICE_MANAGER, TEAM_LEAD)
    for key in order:
        found = with_role(key, branch).exclude(id=besides or 0).first()
        if found:
            return found
    return None


def who_may_work(branch: Branch | None) -> list[User]:
    """To whom a case of this branch can be handed over."""
    people = User.objects.active().filter(roles__permissions__contains=["recovery.work"]).distinct()
    people = people.prefetch_related("roles")
    return [user for user in people if user.sees_all_branches or (branch and branch.id in user.branch_ids)]


def sender_of(compensation: Compensation, confirmed_by: User | None) -> User | None:
    """In whose name customers are told: who confirms it or planned it, if they may write there."""
    for user in (confirmed_by, compensation.planned_by):
        if user is not None and user.may("desk.answer"):
            if user.sees_all_branches or compensation.branch_id in user.branch_ids:
                return user
    return None
