from django.db import transaction
from django.utils import translation

from zabota.channels.kind import kinds
from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.company.parameters import value_of


@transaction.atomic
def provide_inbox(kind: str, branch: Branch) -> Inbox:
    """The branch's own inbox of this kind; one is made when there is none yet.

    For kinds that need no wires: in person, the complaints book, calls written down by hand.
    """
    Branch.objects.select_for_update().get(id=branch.id)
    inbox = Inbox.objects.switched_on().filter(kind=kind, branch=branch).order_by("id").first()
    if inbox is None:
        with translation.override(value_of("company.language")):
            name = f"{kinds[kind].label} · {branch}"[:120]
        inbox = Inbox.objects.create(name=name, kind=kind, branch=branch)
    return inbox
