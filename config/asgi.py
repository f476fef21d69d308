"""The one ASGI application: live streams natively, pages as WSGI on a fixed pool of threads."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from a2wsgi import WSGIMiddleware  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

as_wsgi: Any = get_wsgi_application()
pages = WSGIMiddleware(as_wsgi, workers=int(os.environ.get("ZABOTA_THREADS", "4")))

from config.lifespan import lifespan  # noqa: E402
from zabota.core.live.doors import door_for  # noqa: E402
from zabota.core.live.stream import serve_stream  # noqa: E402


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "http" and (door := door_for(scope["path"])):
        await serve_stream(door, scope, receive, send, pages.executor)
    elif scope["type"] == "http":
        await pages(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1000})
