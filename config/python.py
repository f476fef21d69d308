"""Refuse a Python whose mail library lets a customer's subject become a header of our own mail.

The fault was in CPython up to 3.12.4 and 3.11.9; distributions mended it under older numbers, so the
behaviour decides.
"""

import os
import sys
from email import message_from_string, policy

HOSTILE = "Subject: Mark=?UTF-8?Q?=0A?=Bcc: mallory@example.com\n\n"


def injects_headers() -> bool:
    """Whether a line break hidden in an encoded word comes out bare when a long header is folded."""
    message = message_from_string(HOSTILE, policy=policy.default.clone(max_line_length=20))
    return any(line.startswith("Bcc:") for line in message.as_string().splitlines())


def refuse_unsafe() -> None:
    """End the program with words when this Python is unsafe; ZABOTA_UNSAFE_PYTHON=1 goes on, to develop."""
    if os.environ.get("ZABOTA_UNSAFE_PYTHON") == "1" or not injects_headers():
        return
    sys.exit(
        f"This Python, {sys.version.split()[0]} in {sys.base_prefix}, lets a customer's subject add headers "
        "to our mail (CVE-2024-6923). Install a newer patch release, remove .venv and start ./run with it. "
        "For development alone: ZABOTA_UNSAFE_PYTHON=1."
    )
