"""Sessions in the database, as Django keeps them; the question of every page is a prepared one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch

Session = db.SessionStore.get_model_class()
QUESTION = f"""
SELECT {columns_of(Session, "kept")} FROM django_session AS kept
WHERE kept.session_key = %s AND kept.expire_date > %s
"""  # noqa: S608 - names of our own columns


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> type[Any]:
        return Session

    def _get_session_from_db(self) -> Any:
        rows = fetch(QUESTION, [self.session_key, timezone.now()])
        if rows:
            return take_row(Session, rows[0])[0]
        self._session_key = None
        return None
