"""Inboxes of the company's site, and speaking to them as a page or a server would."""

import json
from io import BytesIO
from typing import Any

from django.test import Client
from PIL import Image

from zabota.channels.models import Delivery, Inbox
from zabota.core import pace


def picture() -> bytes:
    """A PNG that any program opens."""
    out = BytesIO()
    Image.new("RGB", (240, 160), "#c8623a").save(out, "PNG")
    return out.getvalue()


PNG = picture()


def web_inbox(kind: str, branch, team, **fields: Any) -> Inbox:
    usual = {"name": f"Site {kind}", "kind": kind, "key": f"site-{kind}", "branch": branch, "team": team}
    return Inbox.objects.create(**usual | fields)


def post_json(client: Client, key: str, said: Any, **headers: str):
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return client.post(f"/in/{key}/", body, content_type="application/json", headers=headers)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def said_in(delivery: Delivery) -> dict[str, Any]:
    return json.loads(bytes(delivery.raw))


def forget_paces(*kept: pace.Pace) -> None:
    for one in kept:
        one.left.clear()
