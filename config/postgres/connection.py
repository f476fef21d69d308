"""Django's settings for the database: DATABASE_URL when set, else the embedded server."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.postgres.cluster import NAME
from config.postgres.place import PORT, PostgresProblem, place_of

KEPT_OPEN = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


def home_folder() -> Path:
    """Where this company's data is kept: ZABOTA_HOME, else `var` in the current folder."""
    return Path(os.environ.get("ZABOTA_HOME") or "var").expanduser().resolve()


def database_settings(home: Path) -> dict[str, Any]:
    """DATABASES["default"]. Starts nothing: the embedded server starts with the first connection."""
    if url := os.environ.get("DATABASE_URL"):
        return settings_of(url)
    return {
        "ENGINE": "config.database",
        "NAME": NAME,
        "USER": NAME,
        "HOST": str(place_of(home).sockets),
        "PORT": str(PORT),
        "EMBEDDED_HOME": str(home),
        **KEPT_OPEN,
    }


def settings_of(url: str) -> dict[str, Any]:
    """postgres://user:password@host:port/name?sslmode=require; `host` may be a socket folder in the query."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise PostgresProblem(f"DATABASE_URL begins with '{parts.scheme}', but Zabota needs postgres://.")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise PostgresProblem("DATABASE_URL names no database: postgres://user:password@host:port/database.")
    options = dict(parse_qsl(parts.query))
    found = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(parts.port or "")),
        **KEPT_OPEN,
    }
    return {**found, "OPTIONS": options} if options else found
