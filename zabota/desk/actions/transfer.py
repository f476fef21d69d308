from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Team, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.let_in import let_in
from zabota.desk.actions.recompute_clocks import recompute
from zabota.desk.events import ConversationTransferred, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by


@transaction.atomic
def transfer(
    conversation: Conversation,
    *,
    by: User | None,
    team: Team | None = None,
    branch: Branch | None = None,
    at: datetime | None = None,
) -> None:
    """Hand a conversation over to another team or branch with all that was said; a team brings its branch.

    Whoever had it and may not see it there loses it. What is due is reckoned by the new branch's hours. The
    team that gets a confidential one belongs to its circle from then on.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if team is None and branch is None:
        raise Refused(_("Choose a team or a branch."))
    branch = branch or (team.branch if team else None) or conversation.branch
    if team is not None and team.branch_id is not None and team.branch_id != getattr(branch, "id", None):
        raise Refused(_("This team belongs to another branch."))
    if (conversation.team, conversation.branch) == (team, branch):
        return
    if conversation.is_confidential and by is None:
        raise Refused(_("It is confidential: a person has to hand it over."))
    left = conversation.branch_id, conversation.team_id
    assignee = conversation.assignee
    conversation.team, conversation.branch, conversation.assignee = team, branch, None
    if assignee is not None and is_seen_by(assignee, conversation):
        conversation.assignee = assignee
    conversation.save(update_fields=["team", "branch", "assignee"])
    recompute(conversation)
    if by is not None and team is not None:
        let_in(conversation, by=by, team=team, at=at)
    told = told_of(conversation, by)
    announce(ConversationTransferred(**told), at=at)
    if left[0] != conversation.branch_id:
        announce(ConversationTransferred(**told | {"branch_id": left[0], "team_id": left[1]}), at=at)
