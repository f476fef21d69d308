"""Served as our pages are: WSGI on a fixed pool of threads behind uvicorn."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.floor.settings")

from a2wsgi import WSGIMiddleware  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

app = WSGIMiddleware(get_wsgi_application(), workers=int(os.environ.get("ZABOTA_THREADS", "4")))
