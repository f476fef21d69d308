"""A company for the measurements, made by the product's own actions: two branches, four users, one inbox.

python -m bench.ours.company     prints what the client needs as JSON: session, token, inbox
"""

import json
from datetime import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.actions.issue_token import issue_token  # noqa: E402
from zabota.company.actions.provide_roles import provide_roles  # noqa: E402
from zabota.company.models import Branch, BusinessHours, Role, Team, User  # noqa: E402
from zabota.desk.models import SlaTarget  # noqa: E402
from zabota.desk.seeds import provide  # noqa: E402

ADDRESS = "help@zabota.example"


def main() -> None:
    """Migrate, make the company, and say whom the client signs in as."""
    call_command("migrate", verbosity=0, interactive=False)
    provide_roles()
    branches = [open_branch(name) for name in ("Central", "North")]
    team = Team.objects.create(name="Desk", branch=branches[0])
    users = [hire(name, branches[0]) for name in ("Nina", "Oleg", "Irina", "Pavel")]
    team.members.add(*users)
    inbox = Inbox.objects.create(
        name="Central mail", kind="email", address=ADDRESS, branch=branches[0], team=team
    )
    form = Inbox.objects.create(name="The form", kind="form", branch=branches[0], team=team)
    provide()
    token = issue_token(users[0], "bench")[1]
    facts = {
        "session": session_of(users[0]),
        "cookie": settings.SESSION_COOKIE_NAME,
        "token": token,
        "inbox": inbox.id,
        "form": form.key,
        "team": team.id,
        "branches": [branch.id for branch in branches],
        "users": [user.id for user in users],
        "targets": {target.limit: [target.id, target.seconds] for target in SlaTarget.objects.all()},
    }
    print(json.dumps(facts))


def open_branch(name: str) -> Branch:
    """Open 9-13 and 14-18 on weekdays."""
    branch = Branch.objects.create(name=name)
    for weekday in range(5):
        for opens, closes in ((9, 13), (14, 18)):
            BusinessHours.objects.create(
                branch=branch, weekday=weekday, opens_at=time(opens), closes_at=time(closes)
            )
    return branch


def hire(name: str, branch: Branch) -> User:
    user = User.objects.create_user(f"{name.lower()}@zabota.example", "a long password", name=name)
    user.roles.add(Role.objects.get(key="desk_specialist"))
    user.branches.add(branch)
    return user


def session_of(user: User) -> str:
    """As signing in would make it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main()
