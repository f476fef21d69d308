"""The company that is asked too much: a mailbox, a form, a chat, help to read, and Nina who works on."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.cast import greet, hire, open_branch  # noqa: E402
from tests.conftest import session_cookie  # noqa: E402
from tests.faults.intake_process import ADDRESS  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.models import Team  # noqa: E402
from zabota.desk.models import Conversation  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def prepare() -> None:
    branch = open_branch("Central", city="Chișinău")
    team = Team.objects.create(name="Desk", branch=branch)
    where = {"branch": branch, "team": team, "settings": {"acknowledge": False}}
    mail = Inbox.objects.create(name="Central mail", kind="email", key="central", address=ADDRESS, **where)
    for kind in ("form", "chat"):
        Inbox.objects.create(name=f"Site {kind}", kind=kind, key=f"site-{kind}", **where)
    nina = hire("Nina", "desk_specialist", branch)
    for number in range(60):
        customer = greet(f"Alice {number}", f"alice{number}@example.com", branch)
        Conversation.objects.create(
            customer=customer,
            inbox=mail,
            branch=branch,
            team=team,
            address=f"alice{number}@example.com",
            subject=f"Țară {number}",
            customer_name=customer.name,
        )
    print(json.dumps({"nina": session_cookie(nina), "nina_id": nina.id}))
