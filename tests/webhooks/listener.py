"""Another system of the tests: it listens on loopback and checks signatures as Standard Webhooks say."""

import base64
import hashlib
import hmac
import time

from tests.channels.provider import Asked, Provider, Reply


class Listener(Provider):
    """Takes everything; `next` holds other answers. `pause_seconds` makes it slow."""

    pause_seconds = 0.0

    def answer(self, asked: Asked) -> Reply:
        time.sleep(self.pause_seconds)
        return Reply(204, body=b"")


def is_genuine(asked: Asked, secret: str) -> bool:
    """Written from the published scheme, without our own code."""
    signed = f"{asked.headers['webhook-id']}.{asked.headers['webhook-timestamp']}.".encode() + asked.body
    key = base64.b64decode(secret.split("_", 1)[1])
    right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    is_fresh = abs(time.time() - int(asked.headers["webhook-timestamp"])) < 300
    return is_fresh and f"v1,{right}" in asked.headers["webhook-signature"].split(" ")
