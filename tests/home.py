"""Loaded before Django's settings: tests have a home of their own unless one is named."""

import os

os.environ.setdefault("ZABOTA_HOME", "var/test")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the test's thread
