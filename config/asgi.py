"""The one ASGI application: live streams natively, pages as WSGI on fixed threads, in lanes (ADR 0095)."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

as_wsgi: Any = get_wsgi_application()

from config.lanes import Lanes, OneForAll, open_to_strangers  # noqa: E402
from config.lifespan import lifespan  # noqa: E402
from zabota.core.live.doors import door_for  # noqa: E402
from zabota.core.live.stream import serve_stream  # noqa: E402

lanes = OneForAll(as_wsgi) if os.environ.get("ZABOTA_LANES") == "0" else Lanes(as_wsgi)
open_to_strangers()


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "http" and (door := door_for(scope["path"])):
        lane, _who = lanes.lane_of(scope, dict(scope["headers"]))
        await serve_stream(door, scope, receive, send, lane.executor)
    elif scope["type"] == "http":
        await lanes.serve(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1000})
