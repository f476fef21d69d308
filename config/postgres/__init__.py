"""The database that comes with Zabota: one PostgreSQL a data folder, on a unix socket, started on demand."""

from config.postgres.connection import database_settings, home_folder, settings_of
from config.postgres.place import PostgresProblem
from config.postgres.server import ensure_running, is_running, keep_running, release, stop

__all__ = [
    "PostgresProblem",
    "database_settings",
    "ensure_running",
    "home_folder",
    "is_running",
    "keep_running",
    "release",
    "settings_of",
    "stop",
]
