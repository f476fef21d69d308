from django.db import transaction

from zabota.channels.events import NameLearned
from zabota.channels.models import Inbox
from zabota.core.events import announce
from zabota.core.jobs import task


@task(name="channels.learn_name")
def learn_later(inbox_id: int, address: str) -> None:
    """The job for an address that wrote for the first time."""
    learn_name(inbox_id, address)


def learn_name(inbox_id: int, address: str) -> str:
    """Ask the channel how the owner of an address is called, and tell it; "" when it does not know."""
    inbox = Inbox.objects.get(id=inbox_id)
    name = inbox.channel.name_of(inbox, address)
    if name:
        with transaction.atomic():
            announce(NameLearned(kind=inbox.channel.identity, value=address, name=name))
    return name
