"""A program that calls the API with a user's token."""

import json
from typing import Any

from django.test import Client

from zabota.company.actions.issue_token import issue_token
from zabota.company.models import User


def called(user: User, method: str, path: str, body: Any = None, scopes: tuple[str, ...] = ()):
    """The answer of /api/v1 + path."""
    _token, secret = issue_token(user, "program", scopes=scopes)
    return Client().generic(
        method,
        f"/api/v1{path}",
        b"" if body is None else json.dumps(body).encode(),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
