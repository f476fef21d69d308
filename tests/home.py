"""Loaded before Django's settings: tests have a home of their own unless one is named."""

import os
from pathlib import Path

os.environ.setdefault("ZABOTA_HOME", "var/test")
Path(os.environ["ZABOTA_HOME"], "static").mkdir(parents=True, exist_ok=True)  # whitenoise asks for it
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the test's thread
