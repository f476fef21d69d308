"""The company of a served test: one mailbox, Nina who is signed in, and what waits for its moment."""

import json

import django

django.setup()

from datetime import timedelta  # noqa: E402

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.cast import greet, hire, open_branch  # noqa: E402
from tests.conftest import session_cookie  # noqa: E402
from tests.faults.intake_process import ADDRESS  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.models import Team  # noqa: E402
from zabota.customers.models import Promise  # noqa: E402
from zabota.desk.models import Conversation  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def prepare() -> None:
    branch = open_branch("Central", city="Chișinău")
    team = Team.objects.create(name="Desk", branch=branch)
    inbox = Inbox.objects.create(
        name="Central mail", kind="email", key="central", address=ADDRESS, branch=branch, team=team
    )
    nina, dan = hire("Nina", "desk_specialist", branch), hire("Dan", "administrator")
    alice = greet("Alice Ёлкина", "alice@example.com", branch)
    talk = Conversation.objects.create(
        customer=alice,
        inbox=inbox,
        branch=branch,
        team=team,
        address="alice@example.com",
        subject="Țară",
        customer_name=alice.name,
        snoozed_until=timezone.now() + timedelta(hours=2),
    )
    promise = Promise.objects.create(
        customer=alice, owner=nina, text="Позвонить", due_at=timezone.now() + timedelta(hours=3)
    )
    said = {"nina": session_cookie(nina), "dan": session_cookie(dan), "talk": talk.id, "alice": alice.id}
    print(json.dumps({**said, "promise": promise.id}))
