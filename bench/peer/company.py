"""A helpdesk for the measurements: one queue that reads mail from a folder, one signed-in user, one token.

    python -m bench.peer.company FOLDER     prints what the client needs as JSON

Installed as its documentation says, mail templates included; what it sends goes nowhere (dummy backend).
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from helpdesk.models import Queue  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    users = [
        get_user_model().objects.create_superuser(name, f"{name}@helpdesk.example", "a long password")
        for name in ("nina", "oleg", "irina", "pavel")
    ]
    queue = Queue.objects.create(
        title="Desk",
        slug="desk",
        email_address="help@zabota.example",
        allow_email_submission=True,
        email_box_type="local",
        email_box_local_dir=sys.argv[1],
        email_box_interval=0,
    )
    facts = {
        "session": session_of(users[0]),
        "cookie": settings.SESSION_COOKIE_NAME,
        "token": Token.objects.create(user=users[0]).key,
        "queue": queue.id,
        "users": [user.id for user in users],
    }
    print(json.dumps(facts))


def session_of(user) -> str:
    """As signing in would make it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main()
