"""Secrets at rest: text encrypted with the installation's keys; the first key writes, all of them read."""

import base64
import hashlib
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class Unreadable(Exception):
    """A secret that none of the installation's keys opens."""


def _box() -> MultiFernet:
    keys = (hashlib.sha256(key.encode()).digest() for key in settings.FIELD_KEYS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


class EncryptedJSONField(models.BinaryField):
    """A JSON value that is stored encrypted; for passwords and tokens of other systems."""

    # Read by type checkers only: the values are JSON, not the bytes that the column holds.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> bytes | None:
        return None if value is None else _box().encrypt(json.dumps(value).encode())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        try:
            return json.loads(_box().decrypt(bytes(value)))
        except InvalidToken as wrong:
            raise Unreadable(
                "The key that encrypted this value is not among the installation's keys"
            ) from wrong

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: Any) -> str:
        return "encrypted"
