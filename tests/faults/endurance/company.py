"""A demo company gets ways in that lead out of the house, people at desks, and a system that is told."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.cast import hire  # noqa: E402
from tests.conftest import session_cookie  # noqa: E402
from tests.faults.intake_process import ADDRESS  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.actions.set_parameter import set_parameter  # noqa: E402
from zabota.company.models import Branch, Team, User  # noqa: E402
from zabota.webhooks.actions.save_webhook import save_webhook  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
HAPPENINGS = ["conversation.opened", "conversation.resolved", "conversation.message_received"]


def prepare(listener: str) -> None:
    branch = Branch.objects.order_by("id")[0]
    team = Team.objects.filter(branch=branch).order_by("id").first()
    team = team or Team.objects.create(name="Endurance", branch=branch)
    for kind in ("email", "form", "chat"):
        address = ADDRESS if kind == "email" else ""
        Inbox.objects.create(
            name=f"Long {kind}", kind=kind, key=f"long-{kind}", address=address, branch=branch, team=team
        )
    set_parameter("channels.allowed_hosts", "127.0.0.1")
    people = [hire(name, "administrator", branch) for name in ("Anna", "Boris", "Clara", "Denis")]
    team.members.add(*people)
    save_webhook(None, name="Far", url=listener, happenings=HAPPENINGS, by=people[0])
    print(
        json.dumps(
            {
                "people": {
                    one.id: session_cookie(one) for one in User.objects.filter(id__in=[p.id for p in people])
                }
            }
        )
    )


if __name__ == "__main__":
    prepare(sys.argv[1])
