"""One inbox for one call, in one cheap question."""

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch

LEFT_OUT = ("secrets", "state")
"""Asked for only where a channel needs them."""
QUESTION = f"""
SELECT {columns_of(Inbox, "inbox", LEFT_OUT)}, {columns_of(Branch, "branch")}
FROM channels_inbox AS inbox LEFT JOIN company_branch AS branch ON branch.id = inbox.branch_id
WHERE inbox.id = %s
"""  # noqa: S608 - names of our own columns


def visible_inbox(number: int, user: User) -> Inbox | None:
    """The inbox with its branch; None where the user may not see it, by the rule of `visible_to`."""
    rows = fetch(QUESTION, [number])
    if not rows:
        return None
    inbox, of_branch = take_row(Inbox, rows[0], LEFT_OUT)
    inbox.branch = take_row(Branch, of_branch)[0] if inbox.branch_id else None
    seen = user.sees_all_branches or inbox.branch_id in user.branch_ids or inbox.team_id in user.team_ids
    return inbox if seen else None
