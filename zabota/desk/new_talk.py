from datetime import datetime
from typing import Any

from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.customers.models import Customer
from zabota.desk.models import Conversation


def new_talk(
    inbox: Inbox,
    customer: Customer,
    branch: Branch | None,
    address: str,
    subject: str,
    at: datetime,
    **more: Any,
) -> Conversation:
    """Not stored yet. At another branch than its inbox's it belongs to no team."""
    own_branch = branch or inbox.branch
    return Conversation(
        customer=customer,
        inbox=inbox,
        branch=own_branch,
        team=inbox.team if own_branch == inbox.branch else None,
        address=address[:254],
        subject=" ".join(subject.split())[:300],
        language=customer.language or inbox.language,
        opened_at=at,
        last_message_at=at,
        customer_name=str(customer)[:160],
        **more,
    )
