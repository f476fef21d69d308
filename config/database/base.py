"""The backend Django loads by the name `config.database`."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

from config.postgres import ensure_running


class DatabaseWrapper(PostgresWrapper):
    """The embedded server answers before any connection is opened, also those that others open by these parameters."""

    def get_connection_params(self) -> dict[str, Any]:
        if home := self.settings_dict.get("EMBEDDED_HOME"):
            ensure_running(Path(home))
        return super().get_connection_params()
