"""Who changed a tracked row and where: pghistory's context, told to the statements that change one."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.http import HttpRequest
from pghistory.models import Event

READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
TOLD = (
    "SELECT set_config('pghistory.context_id', {}, true), "
    "set_config('pghistory.context_metadata', {}, true); "
)
"""What pghistory's triggers read; the database forgets it at the end of the transaction."""


@contextmanager
def told_who(request: HttpRequest) -> Iterator[None]:
    """Within, every change of a tracked row is kept with the request's user and path, under one number.

    The user may become known later, e.g. by a token. COPY is not seen here: it says nothing of them.
    """
    number = str(uuid.uuid4())

    def tell(execute: Callable, sql: Any, values: Any, many: bool, context: dict[str, Any]) -> Any:
        if many or not isinstance(sql, str) or not changes_tracked(sql):
            return execute(sql, values, many, context)
        user = getattr(request, "user", None)
        who = json.dumps({"user": getattr(user, "id", None), "path": request.path[:200]})
        given: Any = (number, who, *(values or ()))
        told = TOLD.format("%s", "%s")
        if values is None:
            told, given = context["cursor"].mogrify(told, given), None
        if isinstance(values, dict):
            given = {**values, "history_id": number, "history_who": who}
            told = TOLD.format("%(history_id)s", "%(history_who)s")
        found = execute(told + sql, given, many, context)
        while context["cursor"].nextset():
            pass
        return found

    with connection.execute_wrapper(tell):
        yield


def changes_tracked(sql: str) -> bool:
    """Whether it may change a row of a tracked table: it is no plain question and names one."""
    return not sql.lstrip()[:9].upper().startswith(READS) and any(name in sql for name in tracked())


@cache
def tracked() -> frozenset[str]:
    """The tables whose changes are kept."""
    kept = [model for model in apps.get_models() if issubclass(model, Event)]
    followed = [getattr(model, "pgh_tracked_model", None) for model in kept]
    return frozenset(model._meta.db_table for model in followed if model is not None)
