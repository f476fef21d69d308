"""Who may be responsible for a complaint."""

from zabota.company.models import Branch, User


def who_may_work(branch: Branch | None) -> list[User]:
    """Whom a complaint of this branch can be given to."""
    people = User.objects.active().filter(roles__permissions__contains=["complaints.work"]).distinct()
    people = people.prefetch_related("roles")
    return [user for user in people if user.sees_all_branches or (branch and branch.id in user.branch_ids)]
